import { isDeepStrictEqual } from 'node:util';
import type { AgencyEdit, AgencyField, AgencyValue } from '#shared/api/agencyEdits.ts';
import { DeskError } from '#shared/api/errors.ts';
import { agencyLabels, agencySchema } from '#shared/filing/agency.ts';
import { maskNumber, maskText } from '#shared/filing/maskNumber.ts';
import { notEntered, quoted } from '../cases/readableValue.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { getAgency, saveAgency } from '../vault/store/agency.ts';

/**
 * Saves one field of the agency; the others stay as they are stored.
 *
 * A field that holds what is wanted already is fine, whatever was expected. Throws `editConflict` when it no longer
 * holds what the person saw, `vaultLocked`.
 */
export function editAgency(desk: Desk, { field, value, expected }: AgencyEdit): void {
  const { db } = desk.vault();
  transaction(db, () => {
    const stored = getAgency(db);
    const current = stored[field];
    const wanted = agencySchema.parse({ ...stored, [field]: value });
    if (isDeepStrictEqual(current, wanted[field])) return;
    if (!isDeepStrictEqual(current, expected)) {
      throw new DeskError('editConflict', { field: agencyLabels[field], current: readable(field, current) });
    }
    saveAgency(db, wanted);
  });
}

/** What a field holds as a person reads it in a sentence, numbers masked. */
function readable(field: AgencyField, value: AgencyValue): string {
  const mask = field === 'phones' || field === 'contactPhone' ? maskNumber : maskText;
  const entries = typeof value === 'string' ? [value] : (value ?? []);
  return quoted(entries.map((entry) => mask(entry)).join('、')) || notEntered;
}
