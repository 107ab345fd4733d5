import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AutoComplete, Flex, Typography } from 'antd';
import { type RefCallback, useDeferredValue } from 'react';
import type { KnownSubject } from '#shared/api/cases.ts';
import { useDesk } from '../app/deskContext.ts';
import { CutText } from '../parts/CutText.tsx';
import type { FieldTies } from '../parts/LabelledField.tsx';

/** Known subjects offered while one types. */
const mostOffered = 12;

/** The client of a new case: a name is typed; who is known already can be chosen, so that nothing is typed twice. */
export function SubjectPicker({
  ties,
  name,
  onType,
  onChoose,
  ref,
}: {
  ties: FieldTies;
  name: string;
  /** The name of a client who is new, letter by letter. */
  onType: (name: string) => void;
  onChoose: (subject: KnownSubject) => void;
  ref: RefCallback<{ focus: () => void }>;
}) {
  const { queries } = useDesk();
  const input = useDeferredValue({ text: name.trim(), most: mostOffered });
  const known = useQuery(queries.cases.knownSubjects.queryOptions({ input, placeholderData: keepPreviousData }));
  const options = (known.data ?? []).map((subject) => ({
    value: String(subject.id),
    subject,
    label: <Offered subject={subject} />,
  }));
  return (
    <AutoComplete
      {...ties}
      ref={ref}
      autoFocus
      value={name}
      maxLength={200}
      placeholder="营业执照上的全称；已有的客户输入几个字或拼音首字母就能找到"
      options={options}
      showSearch={{ filterOption: false }}
      onChange={(text: string, option) => {
        // A chosen option arrives with its id as text.
        const chosen = Array.isArray(option) ? undefined : options.find(({ value }) => value === option?.value);
        if (chosen) onChoose(chosen.subject);
        else onType(text);
      }}
      style={{ width: '100%' }}
    />
  );
}

function Offered({ subject: { name, certificateMasked, miniPrograms } }: { subject: KnownSubject }) {
  return (
    <Flex vertical style={{ minWidth: 0 }}>
      <CutText text={name ?? '主体名称未填'} />
      <Typography.Text type="secondary" className="beian-number" style={{ fontSize: 12 }}>
        {certificateMasked ?? '证件号未填'} · {miniPrograms.length} 个小程序
      </Typography.Text>
    </Flex>
  );
}
