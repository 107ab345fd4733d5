import { type Weight, weightLabels } from '#shared/filing/finding.ts';

/**
 * 必改, 建议 or 提示, with how many where there are several. The word carries the meaning, colour only helps.
 *
 * Drawn without a component of the library: a table has a hundred of them in view.
 */
export function WeightTag({ weight, count }: { weight: Weight; count?: number }) {
  return (
    <span className="beian-weight beian-number" data-weight={weight}>
      {weightLabels[weight]}
      {count === undefined ? '' : ` ${count}`}
    </span>
  );
}
