import { DeskError } from '#shared/api/errors.ts';
import type { OpenSampleEvent } from '#shared/api/vault.ts';
import type { Desk } from '../desk.ts';
import { vaultLayout } from '../vault/layout.ts';
import { openVault, prepareVault, type Vault } from '../vault/openVault.ts';
import { saveAgency } from '../vault/store/agency.ts';
import { listCases } from '../vault/store/cases.ts';
import { readVaultRecord } from '../vault/vaultRecord.ts';
import { sampleOffice, samplePassphrase } from './sampleOffice.ts';
import { moveSampleOn, takenInAt } from './sampleProgress.ts';

/** log2 N of scrypt: its passphrase is printed in the program, so a slow slot would protect nothing. */
const sampleWorkFactor = 10;

type Progress = Extract<OpenSampleEvent, { type: 'progress' }>;

/**
 * Leaves the present vault, locked, for the sample office; the first time it is made, with progress.
 *
 * Whoever stops half-way, by cancelling or by force, leaves no vault there, and the next call starts afresh. Throws
 * `vaultExists` or `folderOccupied` where the folder of the sample holds something else: that is never touched.
 */
export async function* openSample(desk: Desk, signal?: AbortSignal): AsyncGenerator<OpenSampleEvent, void, undefined> {
  const { state, sample } = await desk.vaultStatus();
  if (!(sample && state === 'open')) {
    yield* desk.enterSample((dir, inner) => openOrMake(desk, dir, inner), signal);
  }
  yield { type: 'opened', cases: listCases(desk.vault().db).length };
}

async function* openOrMake(desk: Desk, dir: string, signal: AbortSignal): AsyncGenerator<Progress, Vault, undefined> {
  const record = await readVaultRecord(vaultLayout(dir).record);
  if (!record) return yield* makeSample(desk, dir, signal);
  if (!record.sample) throw new DeskError('vaultExists', { path: dir });
  return openVault({ dir, secret: { passphrase: samplePassphrase }, now: desk.now(), clock: desk.now });
}

async function* makeSample(desk: Desk, dir: string, signal: AbortSignal): AsyncGenerator<Progress, Vault, undefined> {
  const { pack, pool, now } = desk;
  const office = await sampleOffice();
  const { vault, finish } = await prepareVault({
    dir,
    passphrase: samplePassphrase,
    now: now(),
    clock: now,
    workFactor: sampleWorkFactor,
    sample: true,
  });
  let finished = false;
  try {
    saveAgency(vault.db, office.agency);
    // Its libraries are large, and a start without the sample needs none of them.
    const { importUploads } = await import('../exchange/importUploads.ts');
    for await (const event of importUploads(
      { pack, pool, now: () => takenInAt(now()), vault: () => vault },
      office,
      signal,
    )) {
      if (event.type === 'progress') yield event;
    }
    signal.throwIfAborted();
    moveSampleOn(vault.db, now());
    await finish();
    finished = true;
    return vault;
  } finally {
    if (!finished) vault.close();
  }
}
