import { type IntakePreview, type RowOutcome, rowOutcomeSchema } from '#shared/api/exchange.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { rowOutcomeLabels } from './importSummary.ts';

type Rows = IntakePreview['rows'];
export type PreviewFilter = 'all' | 'unusable' | 'withFindings';

/** What a row should be looked at for: what the import says of it, and what would be wrong in its case. */
export function problemsOf({ findings, judged }: Rows[number]): Finding[] {
  return [...findings, ...judged.filter((finding) => ['wrong', 'should'].includes(kindOf(finding)))];
}

/** How much the case would still lack: work to be done there, nothing wrong with the row. */
export function lackingIn({ judged }: Rows[number]): number {
  return judged.filter((finding) => kindOf(finding) === 'missing').length;
}

/** The rows a person wants to look at. */
export function previewed(rows: Rows, filter: PreviewFilter): Rows {
  if (filter === 'unusable') return rows.filter(({ usable }) => !usable);
  return filter === 'all' ? rows : rows.filter((row) => problemsOf(row).length > 0);
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

/** What would become of the rows that come in, such as 新建 3、已有 9; null while that cannot be told. */
export function sayOutcomes(rows: Rows): string | null {
  const count = (outcome: RowOutcome) => rows.filter((row) => row.outcome === outcome).length;
  const said = rowOutcomeSchema.options
    .filter((outcome) => outcome !== 'rejected' && count(outcome) > 0)
    .map((outcome) => `${rowOutcomeLabels[outcome]} ${count(outcome)}`);
  return said.length === 0 ? null : said.join('、');
}
