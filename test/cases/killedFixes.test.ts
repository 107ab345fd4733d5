import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Backend, createBackend } from '#backend/createBackend.ts';
import { all, sql } from '#backend/vault/sql.ts';
import { announceMadeFile } from '#backend/vault/store/madeFiles.ts';
import { fixManyEvent } from '#shared/api/materials.ts';
import { cleanApplication } from '#test/support/application.ts';
import { stamped } from '#test/support/busyOffice.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { startChild } from '#test/support/child.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

const slots = [
  'subjectPrincipalFront',
  'subjectPrincipalBack',
  'appPrincipalFront',
  'appPrincipalBack',
  'legalRepresentativeFront',
  'legalRepresentativeBack',
] as const;
const askew = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { rotation: 6 });

/** Every file of the vault with what names it. */
async function filesOf({ context }: Backend) {
  const vault = context.desk.vault();
  const named = all<{ id: string }>(vault.db, sql`SELECT file_id AS id FROM scans UNION SELECT file_id FROM fixes`);
  const made = all<{ id: string }>(vault.db, sql`SELECT id FROM made_files`);
  const fixes = all<{ id: string }>(vault.db, sql`SELECT file_id AS id FROM fixes`);
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();
  return { lying: (await vault.files.list()).toSorted(), named: ids(named), made: ids(made), fixes: ids(fixes) };
}

it('keeps every copy it told of, whole, and nothing half, when it is killed in the middle', async () => {
  await using folder = await freshFolder();
  const vaultDir = join(folder.path, 'vault');
  const before = await createBackend({ vaultDir, threads: 1, workFactor: testWorkFactor });
  await before.client.vault.create({ passphrase: testPassphrase });
  const caseNumber = keepCase(before.context.desk, cleanApplication());
  for (const slot of slots) {
    const files = [new File([new Uint8Array(stamped(askew, slot))], `${slot}.jpg`)];
    await before.client.materials.add({ caseNumber, slot, files, replace: false });
  }
  // What a kill between announcing and naming leaves: once without its file, once with it.
  const { db, files } = before.context.desk.vault();
  announceMadeFile(db);
  await files.put(askew, announceMadeFile(db));
  await before.close();

  const child = startChild('./fixManyInChild.ts', [vaultDir, testPassphrase, caseNumber]);
  const told = [];
  while (told.filter(({ type }) => type === 'fixed').length < 3)
    told.push(fixManyEvent.parse(JSON.parse(await child.line())));
  for (const line of await child.kill()) told.push(fixManyEvent.parse(JSON.parse(line)));

  const after = await createBackend({ vaultDir, threads: 1, workFactor: testWorkFactor });
  try {
    await after.client.vault.unlock({ passphrase: testPassphrase });
    const { lying, named, made, fixes } = await filesOf(after);
    expect(lying).toEqual(named);
    expect(made).toEqual(fixes);
    const unclaimed = join(vaultDir, 'files', 'unclaimed');
    expect(existsSync(unclaimed) ? await readdir(unclaimed) : []).toEqual([]);
    const { materials } = await after.client.cases.open({ caseNumber });
    for (const event of told) {
      if (event.type !== 'fixed') continue;
      expect(materials.find(({ scanId }) => scanId === event.scanId)?.fix).toMatchObject({ id: event.fix });
      const shown = { scanId: event.scanId, size: 'full', fix: event.fix } as const;
      expect((await after.client.materials.picture(shown)).size).toBeGreaterThan(1000);
    }
    // It goes on where it ended.
    let fixed = 0;
    for await (const event of await after.client.materials.fixMany({ cases: [caseNumber] }))
      if (event.type === 'fixed') fixed++;
    expect(fixed).toBe(slots.length - fixes.length);
  } finally {
    await after.close();
  }
});
