import { Tag } from 'antd';
import { type Weight, weightLabels } from '#shared/filing/finding.ts';

const colours: Readonly<Record<Weight, string>> = { must: 'error', should: 'warning', hint: 'default' };

/** 必改, 建议 or 提示, with how many where there are several. The word carries the meaning, colour only helps. */
export function WeightTag({ weight, count }: { weight: Weight; count?: number }) {
  return (
    <Tag color={colours[weight]} variant="filled" style={{ marginInlineEnd: 0 }}>
      {weightLabels[weight]}
      {count === undefined ? '' : ` ${count}`}
    </Tag>
  );
}
