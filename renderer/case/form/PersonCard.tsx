import { Button, Card, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { roleLabels } from '#shared/filing/person.ts';
import { findingsOf } from '../findings/fieldFindings.ts';
import { useSaveSummary } from './editorContext.ts';
import { FormField } from './FormField.tsx';
import { type PersonField, personFields, personSpec } from './fields.ts';
import { type FormFacts, propsOf } from './formFacts.ts';
import { type Human, isIdle, pathsOf } from './humans.ts';
import { SharedNote } from './SharedNote.tsx';

/** One human being, typed once whatever the roles. */
export function PersonCard({ human, facts, otherCases }: { human: Human; facts: FormFacts; otherCases: number }) {
  const [all, setAll] = useState(false);
  const { unsaved } = useSaveSummary();
  const { person, roles } = human;
  const shown = all
    ? personFields
    : personFields.filter(({ key }) => !isIdle(human, key) || unsaved.includes(pathsOf(human, key)[0]));
  const held = roles.map((role) => roleLabels[role]).join('、');
  return (
    <Card
      size="small"
      type="inner"
      role="group"
      aria-label={`${held}${person.name ? ` ${person.name}` : ''}`}
      title={
        <Flex gap={8} align="center" wrap>
          <Typography.Text strong>{person.name ?? '还没有填姓名'}</Typography.Text>
          {roles.map((role) => (
            <Tag key={role} variant="outlined" style={{ margin: 0, fontWeight: 'normal' }}>
              {roleLabels[role]}
            </Tag>
          ))}
        </Flex>
      }
    >
      <Flex vertical gap={12}>
        <SharedNote who="这位负责人" otherCases={otherCases} />
        <div className="beian-fields">
          {shown.map((each) => (
            <PersonFormField key={each.key} spec={each} human={human} facts={facts} />
          ))}
        </div>
        {shown.length < personFields.length && (
          <Flex gap={8} align="baseline">
            <Typography.Text type="secondary">只担任法定代表人的，填姓名和证件就够了。</Typography.Text>
            <Button type="link" size="small" onClick={() => setAll(true)}>
              仍要填写其余各项
            </Button>
          </Flex>
        )}
      </Flex>
    </Card>
  );
}

function PersonFormField({ spec, human, facts }: { spec: PersonField; human: Human; facts: FormFacts }) {
  const [path, ...aliases] = pathsOf(human, spec.key);
  const role = roleLabels[human.roles[0]];
  return (
    <FormField
      {...propsOf(personSpec(human.roles[0], spec), facts)}
      label={fieldLabel(path).slice(role.length)}
      before={role}
      aliases={aliases}
      findings={findingsOf(facts.found, [path, ...aliases])}
    />
  );
}
