import { Flex, Typography } from 'antd';
import type { FindingCounts as Counts } from '#shared/api/cases.ts';
import { weightSchema } from '#shared/filing/finding.ts';
import { WeightTag } from './WeightTag.tsx';

/** How many findings of each weight; null while they are being counted. */
export function FindingCounts({ counts }: { counts: Counts | null }) {
  if (counts === null) return <Typography.Text type="secondary">检查中…</Typography.Text>;
  const some = weightSchema.options.filter((weight) => counts[weight] > 0);
  if (some.length === 0) return <Typography.Text type="success">没有问题</Typography.Text>;
  return (
    <Flex gap={4} component="span">
      {some.map((weight) => (
        <WeightTag key={weight} weight={weight} count={counts[weight]} />
      ))}
    </Flex>
  );
}
