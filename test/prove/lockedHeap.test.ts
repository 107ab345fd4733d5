import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSlot } from '#backend/vault/keySlots.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { foldedHeap, standsInHeap } from '#test/support/heapText.ts';
import { tell } from '#test/support/proofSize.ts';
import { testPassphrase } from '#test/support/vault.ts';
import { marked, markedApplication, picture } from './secrets/marked.ts';

test('a locked desk has let go of its keys and of everything it looked at', async () => {
  await using office = await caseDesk(markedApplication());
  const { client, folder, vaultDir, caseNumber } = office;
  const file = () => new File([new Uint8Array(picture)], `${marked.name}.jpg`);
  await client.materials.add({ caseNumber, slot: 'appPrincipalFront', files: [file()], replace: false });
  await client.drafts.keep({ name: `${caseNumber}.note`, value: marked.draft });
  await client.vault.lock();
  await writeFile(join(folder, 'passphrase'), testPassphrase);
  const program = join(import.meta.dirname, 'lockedHeap/lockedDesk.ts');
  const child = spawn(process.execPath, ['--expose-gc', program, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  expect(await once(child, 'close')).toEqual([0, null]);

  const keys = await readSlot(vaultDir, null, { passphrase: testPassphrase });
  const words = {
    databaseKey: keys.databaseKey,
    fileIdentity: keys.fileIdentity,
    passphrase: testPassphrase,
    ...marked,
  };
  const heldIn = async (heap: string) => {
    const told = foldedHeap(await readFile(join(folder, heap), 'latin1'));
    return Object.entries(words).flatMap(([what, word]) => (standsInHeap(told, word) ? [what] : []));
  };
  const open = await heldIn('open.heap');
  // Else the search finds nothing because it cannot.
  expect(open).toEqual(expect.arrayContaining(['databaseKey', 'fileIdentity', 'name', 'idNumber', 'phone', 'company']));
  expect(await heldIn('locked.heap')).toEqual([]);
  tell(
    `heap of a desk: ${open.length} of ${Object.keys(words).length} secrets reachable while it is open, 0 once it is locked`,
  );
}, 300_000);
