import type { FindingCounts as Counts } from '#shared/api/cases.ts';
import { weightSchema } from '#shared/filing/finding.ts';
import { WeightTag } from './WeightTag.tsx';

/** How many findings of each weight; null while they are being counted. */
export function FindingCounts({ counts }: { counts: Counts | null }) {
  if (counts === null) return <span className="beian-faint">检查中…</span>;
  const some = weightSchema.options.filter((weight) => counts[weight] > 0);
  if (some.length === 0) return <span className="beian-fine">没有问题</span>;
  return (
    <span className="beian-weights">
      {some.map((weight) => (
        <WeightTag key={weight} weight={weight} count={counts[weight]} />
      ))}
    </span>
  );
}
