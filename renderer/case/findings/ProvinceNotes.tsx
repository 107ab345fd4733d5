import { Card, Typography } from 'antd';
import { confidenceLabels } from '#shared/rules/provenance.ts';
import { provinceTopicLabels } from '#shared/rules/provinceRules.ts';
import { saySource } from '#shared/rules/saySource.ts';
import { useTables } from '../../app/useTables.ts';
import { provinceLines } from './provinceLines.ts';

/** 本省注意: what the province filed in is known to ask, with where that is from and how sure it is. */
export function ProvinceNotes({ province }: { province: string | null }) {
  const row = useTables().data?.provinces.find(({ code }) => code === province);
  if (!row) return null;
  return (
    <Card size="small" title={`${row.name}要注意`} styles={{ body: { fontSize: 13 } }}>
      <dl className="beian-province">
        {provinceLines(row).map(({ topic, texts }) => (
          <div key={topic}>
            <dt className="beian-faint">{provinceTopicLabels[topic]}</dt>
            {texts.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {saySource(row.source)}，截至 {row.asOf}，{confidenceLabels[row.confidence]}
        。只作提醒，请以通管局当日的要求为准。
      </Typography.Text>
    </Card>
  );
}
