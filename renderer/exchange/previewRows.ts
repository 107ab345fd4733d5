import type { IntakePreview } from '#shared/api/exchange.ts';

type Rows = IntakePreview['rows'];
export type PreviewFilter = 'all' | 'unusable' | 'withFindings';

/** The rows a person wants to look at. */
export function previewed(rows: Rows, filter: PreviewFilter): Rows {
  if (filter === 'unusable') return rows.filter(({ usable }) => !usable);
  return filter === 'all' ? rows : rows.filter(({ findings }) => findings.length > 0);
}

/** How many rows there are of each sort. */
export function previewCounts(rows: Rows): Readonly<Record<PreviewFilter | 'usable', number>> {
  const unusable = previewed(rows, 'unusable').length;
  return {
    all: rows.length,
    usable: rows.length - unusable,
    unusable,
    withFindings: previewed(rows, 'withFindings').length,
  };
}
