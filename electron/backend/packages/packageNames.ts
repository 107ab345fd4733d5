import { safeFileName } from '#shared/filing/safeFileName.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';

/** So much of a client's name that what tells two packages apart is never pushed out. */
const mostOfClient = 36;

/** What the package of one case is called, without an ending. */
export function packageName(caseNumber: string, client: string, profile: ScanProfile, ascii: boolean): string {
  if (ascii) return `package_${caseNumber}_${profile.id}`;
  return safeFileName(`提交包 ${caseNumber} ${shortened(client)} ${profile.label}`);
}

/** The folder of one case among many: what another platform gets lies beside it. */
export function caseFolderName(caseNumber: string, client: string, profile: ScanProfile, ascii: boolean): string {
  return ascii ? `${caseNumber}_${profile.id}` : safeFileName(`${caseNumber} ${shortened(client)} ${profile.label}`);
}

/** What one ZIP of many cases is called, without its ending. */
export function manyName(count: number, profile: ScanProfile, ascii: boolean): string {
  return ascii ? `packages_${count}_${profile.id}` : safeFileName(`提交包 ${count} 个案件 ${profile.label}`);
}

function shortened(client: string): string {
  return [...client].slice(0, mostOfClient).join('').trim();
}
