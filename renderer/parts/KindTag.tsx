import { type FindingKind, kindLabels } from '#shared/filing/findingKind.ts';

/**
 * 必改, 待填, 建议 or 提示, with how many where there are several. The word carries the meaning, colour only helps.
 *
 * Drawn without a component of the library: a table has a hundred of them in view.
 */
export function KindTag({ kind, count }: { kind: FindingKind; count?: number }) {
  return (
    <span className="beian-weight beian-number" data-kind={kind}>
      {kindLabels[kind]}
      {count === undefined ? '' : ` ${count}`}
    </span>
  );
}
