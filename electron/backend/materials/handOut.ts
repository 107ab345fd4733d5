import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { handOutInput } from '#shared/api/materials.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import { purposeMark } from '#shared/sheets/purposeMark.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { cleanBytes } from '../fit/cleanBytes.ts';
import { chosenProfile } from '../settings/chosenProfile.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { markedBytes, wantsMark } from './markedCard.ts';

/**
 * A scan of a case as it came, but for what nobody sees in it: place, camera, time, author. Cards of persons carry what they
 * are for where the platform takes that (`wantsMark`). Null for what the desk cannot rid of what it tells, or cannot
 * write on. The untouched file is given out by `scanPicture` alone, to whoever asks for the original by name.
 *
 * Throws `caseMissing`, `caseRemoved`, `recordMissing` for a scan the case does not hold, `vaultLocked`, `vaultDamaged`.
 */
export async function handOut(
  desk: Desk,
  { caseNumber, scanId }: z.infer<typeof handOutInput>,
  signal: AbortSignal | undefined,
): Promise<{ file: UploadedFile | null }> {
  const vault = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const held = listMaterials(vault.db, caseId).filter(({ scan }) => scan.id === scanId);
  const [material] = held;
  if (!material) throw new DeskError('recordMissing', { what: '扫描件' });
  const profile = chosenProfile(vault.db, desk.pack);
  const mark = held.some((each) => wantsMark(each, profile))
    ? purposeMark(loadApplication(vault.db, caseId).miniProgram.name, desk.today())
    : null;
  const original = await vault.files.read(material.scan.fileId);
  const clean =
    mark === null
      ? await cleanBytes(desk.pool, original, signal)
      : await markedFile(desk, { bytes: original, never: notFixable(material.scan.facts) !== null }, mark, signal);
  vault.assertOpen();
  if (clean === null) return { file: null };
  const { name } = material.scan.facts;
  const named = clean.extension === null ? name : `${name.replace(/\.[^.]+$/, '')}.${clean.extension}`;
  return { file: new File([clean.bytes], named) };
}

async function markedFile(
  { pool }: Desk,
  { bytes: original, never }: { readonly bytes: Uint8Array; readonly never: boolean },
  text: string,
  signal: AbortSignal | undefined,
) {
  // Of several pages only the first would be left, with its mark.
  if (never) return null;
  const bytes = await markedBytes(pool, original, text, signal);
  return bytes === null ? null : ({ bytes, extension: 'jpg' } as const);
}
