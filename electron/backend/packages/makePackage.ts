import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { MakePackageEvent, makePackageInput, PackageTarget } from '#shared/api/packages.ts';
import { profileById } from '#shared/scans/profile.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { assertWayOut } from './assertReach.ts';
import { keepMade } from './keepMade.ts';
import { packageName } from './packageNames.ts';
import { type PackedCase, type PackRequest, packCase, planPackage } from './packCase.ts';
import { openZipOnDisk, writeFolder } from './writeInto.ts';
import { zipWriter } from './zipWriter.ts';

/**
 * The 提交包 of a case for one platform: fitted copies in the order of the form, letters still to be signed, the fields
 * as a workbook and as pages, the payload and a manifest. It waits in the outbox as a ZIP, or lies in a folder.
 *
 * While a 必改 is open nothing is made unless somebody says why; that is kept in the manifest and in the case's history.
 * Throws `caseMissing`, `profileMissing`, `vaultLocked`, `vaultDamaged`, `badInput` for a folder nobody chose,
 * `cannotWrite`.
 */
export async function* makePackage(
  desk: Desk,
  { target, ...input }: z.infer<typeof makePackageInput>,
  signal?: AbortSignal,
): AsyncGenerator<MakePackageEvent, void, undefined> {
  const vault = desk.vault();
  const request: PackRequest = { ...input, profile: profileById(desk.pack, input.profile) };
  caseIdOf(desk, input.caseNumber);
  if (target.to === 'folder') assertWayOut(desk, target.folder);
  const plan = await planPackage(desk, request);
  for await (const step of packCase(desk, plan, request, signal)) {
    if (step.type !== 'ready') {
      yield step;
      continue;
    }
    const { packed } = step;
    vault.assertOpen();
    const placed = await place(desk, packed, request, target, vault.assertOpen);
    const replaced = target.to === 'folder' && target.replace;
    await keepMade(desk, request, packed, { path: placed.path, replaced });
    desk.packedNames.set(input.caseNumber, packed.names);
    const bytes = packed.files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
    yield { type: 'made', ...placed, bytes, blocking: [...packed.blocking] };
  }
}

async function place(
  desk: Desk,
  { caseNumber, client, files }: PackedCase,
  { profile, asciiNames }: PackRequest,
  target: PackageTarget,
  assertOpen: () => void,
) {
  const usual = packageName(caseNumber, client, profile, asciiNames);
  const now = desk.now();
  if (target.to === 'outbox') {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const zip = zipWriter(async (chunk) => {
      parts.push(new Uint8Array(chunk));
      // Others want to be answered meanwhile.
      await setImmediate();
    }, now);
    for (const file of files) await zip.add(file.name, file.bytes);
    await zip.end();
    assertOpen();
    return { file: desk.outbox.put(new File(parts, `${usual}.zip`, { type: 'application/zip' })), path: null };
  }
  const name = target.name ?? usual;
  if (target.as === 'folder')
    return { file: null, path: await writeFolder(target.folder, name, files, target.replace) };
  const zip = await openZipOnDisk(target.folder, name.replace(/\.zip$/i, ''), {
    replace: target.replace,
    now,
  });
  await zip.add(files, '');
  await zip.finish();
  return { file: null, path: zip.path };
}
