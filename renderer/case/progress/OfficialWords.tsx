import { Collapse, Typography } from 'antd';
import type { CaseHistory } from '#shared/api/caseHistory.ts';

/** What the platform may say in this stage, in its own words, and what each asks; folded away until somebody looks. */
export function OfficialWords({ words }: { words: CaseHistory['officialWords'] }) {
  if (words.length === 0) return null;
  return (
    <Collapse
      size="small"
      ghost
      items={[
        {
          key: 'words',
          label: `平台上会看到什么：${words.map(({ about }) => about).join('、')}`,
          children: words.map(({ about, rows }) => (
            <section key={about} aria-label={about} style={{ marginBottom: 8 }}>
              <Typography.Text strong>{about}</Typography.Text>
              <ul style={{ margin: '2px 0 0', paddingInlineStart: 18 }}>
                {rows.map(({ name, asks }) => (
                  <li key={name}>
                    {name}
                    <Typography.Text type="secondary">：{asks}</Typography.Text>
                  </li>
                ))}
              </ul>
            </section>
          )),
        },
      ]}
    />
  );
}
