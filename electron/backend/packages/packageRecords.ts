import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';
import { recordOf } from '#shared/packages/packageRecord.ts';
import { type Desk, openVaultOf } from '../desk.ts';
import { aboutsOfKind } from '../vault/store/accessLog.ts';

/**
 * The same with what this vault keeps of each manifest; a changed one is not sound, however well its files fit it. Where no vault is
 * open nothing is known, and that stays said by `record: null`.
 */
export function withRecords(desk: Desk, checked: CheckedPackage): CheckedPackage {
  const vault = openVaultOf(desk);
  if (vault === null) return checked;
  const abouts = aboutsOfKind(vault.db, 'package');
  const packages = checked.packages.map((found) => {
    const { caseNumber, madeAt, manifestSha256: sha256 } = found;
    if (caseNumber === null || madeAt === null || sha256 === null) return found;
    return { ...found, record: recordOf({ caseNumber, madeAt, sha256 }, abouts) };
  });
  return { ...checked, packages, ok: checked.ok && packages.every(({ record }) => record !== 'different') };
}
