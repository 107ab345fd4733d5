import { Flex, Typography } from 'antd';
import type { Finding } from '#shared/filing/finding.ts';
import { WeightTag } from './WeightTag.tsx';

/** One finding in full: what is wrong, what to do, who says so and as of when. `place` names the field where it is not beside it. */
export function FindingNote({ finding, place }: { finding: Finding; place?: string }) {
  return (
    <Flex gap={8} align="flex-start" data-rule={finding.rule}>
      <WeightTag weight={finding.weight} />
      <div style={{ minWidth: 0 }}>
        <Typography.Text strong={finding.weight === 'must'}>
          {place ? `${place}：` : ''}
          {finding.message}
        </Typography.Text>
        <br />
        <Typography.Text type="secondary">{finding.remedy}</Typography.Text>
        <br />
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          依据：{finding.source}（{finding.asOf}）
        </Typography.Text>
      </div>
    </Flex>
  );
}
