import type { FindingCounts as Counts } from '#shared/api/cases.ts';
import { countOf, findingKinds } from '#shared/filing/findingKind.ts';
import { KindTag } from './KindTag.tsx';

/** How many findings of each kind; null while they are being counted, or for as long as counting fails. */
export function FindingCounts({ counts, failed = false }: { counts: Counts | null; failed?: boolean }) {
  if (failed) return <span className="beian-faint">没能检查，改动后再查</span>;
  if (counts === null) return <span className="beian-faint">检查中…</span>;
  const some = findingKinds.filter((kind) => countOf(counts, kind) > 0);
  if (some.length === 0) return <span className="beian-fine">没有问题</span>;
  return (
    <span className="beian-weights">
      {some.map((kind) => (
        <KindTag key={kind} kind={kind} count={countOf(counts, kind)} />
      ))}
    </span>
  );
}
