import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { EditableField } from '#shared/api/caseEdits.ts';
import type { FindingCounts } from '#shared/api/cases.ts';
import { FormField } from './FormField.tsx';
import { type SectionId, sectionFields } from './fields.ts';
import { foldsOf } from './foldedFields.ts';
import { type FormFacts, propsOf } from './formFacts.ts';
import { PasteButton } from './PasteButton.tsx';
import { SectionCard } from './SectionCard.tsx';
import { SharedNote } from './SharedNote.tsx';

/** A part of the form that is a list of fields. What the case does not need is folded away, with the reason. */
export function FieldSection({
  id,
  facts,
  counts,
  settled,
  otherCases = 0,
}: {
  id: Exclude<SectionId, 'people'>;
  facts: FormFacts;
  counts: FindingCounts | null;
  settled: boolean;
  /** How many other cases use the same record. */
  otherCases?: number;
}) {
  const { application, nature, wanted } = facts;
  const [unfolded, setUnfolded] = useState<readonly EditableField[]>([]);
  const folds =
    id === 'subject' || id === 'miniProgram'
      ? foldsOf(id, application, nature, wanted).filter(({ fields }) => !fields.some((each) => unfolded.includes(each)))
      : [];
  const folded = new Set(folds.flatMap(({ fields }) => fields));
  return (
    <SectionCard
      id={id}
      counts={counts}
      settled={settled}
      note={<SharedNote who="这个主体" otherCases={otherCases} />}
      action={id === 'subject' && <PasteButton facts={facts} />}
    >
      <div className="beian-fields">
        {sectionFields[id]
          .filter(({ field }) => !folded.has(field))
          .map((spec) => (
            <FormField key={spec.field} {...propsOf(spec, facts)} />
          ))}
      </div>
      {folds.map(({ fields, why }) => (
        <Flex key={why} gap={8} align="baseline">
          <Typography.Text type="secondary">{why}</Typography.Text>
          <Button type="link" size="small" onClick={() => setUnfolded([...unfolded, ...fields])}>
            仍要填写
          </Button>
        </Flex>
      ))}
    </SectionCard>
  );
}
