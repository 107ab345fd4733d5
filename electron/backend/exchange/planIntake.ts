import type { RowOutcome } from '#shared/api/exchange.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { rehearse } from '../vault/rehearse.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { bringIn, type ImportOptions } from './importIntake.ts';

/** What would become of one row, and the application its case would hold then; null where there would be none. */
export interface PlannedRow {
  readonly outcome: RowOutcome;
  readonly findings: readonly Finding[];
  readonly application: Application | null;
}

/**
 * What importing the rows would do, told by doing it and taking all of it back: nothing of it is ever in the vault.
 *
 * One transaction for all rows, because a row meets what the rows before it brought.
 */
export function planIntake(options: Pick<ImportOptions, 'vault' | 'pack' | 'rows' | 'now'>): PlannedRow[] {
  const { db } = options.vault;
  return rehearse(db, () =>
    options.rows.map((row) => {
      const { told, caseId } = bringIn(row, [], options);
      const application = caseId === null ? null : loadApplication(db, caseId);
      return { outcome: told.outcome, findings: told.findings, application };
    }),
  );
}
