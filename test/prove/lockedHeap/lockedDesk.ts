import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { getHeapSnapshot } from 'node:v8';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { deskOnPool } from '#test/support/deskOnPool.ts';

/**
 * Looks at everything a vault holds, locks it, and writes down what the process still has: all that can be reached in its heap, while
 * the vault is open and after it was locked. It knows nothing but the folder: `node --expose-gc lockedDesk.ts FOLDER`, with
 * the vault in FOLDER/vault and its passphrase in FOLDER/passphrase.
 */
const [folder = ''] = process.argv.slice(2);

const office = await deskOnPool({
  vaultDir: join(folder, 'vault'),
  now: () => new Date('2026-11-23T04:00:00.000Z'),
  threads: 1,
});
const { client } = office;

async function writeHeap(to: string): Promise<void> {
  // What only waits to be collected is no longer anybody's.
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.();
    await turn();
  }
  await pipeline(getHeapSnapshot(), createWriteStream(join(folder, to)));
}

async function lookAtEverything(): Promise<void> {
  await client.vault.unlock({ passphrase: await readFile(join(folder, 'passphrase'), 'utf8') });
  await client.board.get({ mostPerKind: 5 });
  const scans: Pick<CaseMaterial, 'scanId'>[] = [];
  for (const { number: caseNumber } of await client.cases.list()) {
    scans.push(...(await client.cases.open({ caseNumber })).materials);
    await client.filling.get({ caseNumber });
    await client.application.export({ caseNumber, withOffice: true });
    await client.letters.print({ caseNumber, template: 'agencyMandate' });
    for await (const _ of await client.dossier.make({ caseNumber, masked: false }));
  }
  const { ids } = await client.intake.list({ state: 'pending' });
  await client.intake.items({ ids });
  await client.drafts.list();
  // Last: what the key of the files was just compared with is remembered longest.
  for (const { scanId } of scans)
    for (const size of ['thumbnail', 'original'] as const) await client.materials.picture({ scanId, size });
}

await lookAtEverything();
await writeHeap('open.heap');
await client.vault.lock();
await writeHeap('locked.heap');
await office.close();
