import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { partsToOpen, roundAfter, trustedFiles } from '#backend/vault/backups/filesToOpen.ts';
import { restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import type { MadeBackup } from '#backend/vault/backups/writeBackup.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { freshFolder, freshVault, testClock, testPassphrase } from '#test/support/vault.ts';

const clock = testClock('2026-11-28T01:00:00.000Z');
type Kind = 'automatic' | 'manual' | 'beforeUpgrade';

/** A vault and a second disk; `at` is where an original lies, in the vault or among the copies there. */
async function office() {
  const desk = await freshVault();
  const disk = await freshFolder();
  const outside = backupPlace(disk.path, desk.vault.id);
  const inside = ownBackupPlace(join(desk.dir, 'backups'));
  const pathIn = (folder: string, id: string) => join(folder, id.slice(0, 2), `${id}.age`);
  return {
    desk,
    inside,
    own: (id: string) => pathIn(join(desk.dir, 'files'), id),
    copy: (id: string) => pathIn(outside.files ?? '', id),
    backUp: (kind: Kind, place = outside): Promise<MadeBackup> =>
      endOf(desk.vault.backUp({ place, kind, now: clock() })),
    [Symbol.asyncDispose]: async () => {
      await desk[Symbol.asyncDispose]();
      await disk[Symbol.asyncDispose]();
    },
  };
}

async function restored({ folder }: MadeBackup) {
  await using away = await freshFolder();
  const into = join(away.path, '新');
  const wish = { from: folder, into, secret: { passphrase: testPassphrase }, now: clock() };
  return endOf(restoreBackup(wish));
}

function flipLast(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** What can become of an original where it lies; the last two leave its length. */
const ills: Readonly<Record<string, (path: string, other: string) => void>> = {
  'is gone': (path) => rmSync(path),
  'is cut off': (path) => truncateSync(path, 20),
  'is empty': (path) => truncateSync(path, 0),
  'has one bit changed': (path) => flipLast(path),
  'is another original': (path, other) => writeFileSync(path, readFileSync(other)),
};

/** An office with one original for each ill, and one that stays as it is. */
async function manifold() {
  const held = await office();
  const other = await receiveOriginal(held.desk.vault, '样例别的');
  const ids: string[] = [];
  for (const what of Object.keys(ills)) ids.push(await receiveOriginal(held.desk.vault, `样例 ${what}`));
  const spoilAll = (where: (id: string) => string) => {
    for (const [at, spoil] of Object.values(ills).entries()) spoil(where(ids[at] ?? ''), where(other));
  };
  return Object.assign(held, { ids: ids.toSorted(), spoilAll, all: ids.length + 1 });
}

it('a sound copy stays however the original of the vault is spoilt, which is told each time', async () => {
  await using held = await manifold();
  const { ids, all } = held;
  const first = await held.backUp('automatic');
  const good = ids.map((id) => readFileSync(held.copy(id)));
  held.spoilAll(held.own);
  for (const kind of ['manual', 'automatic', 'automatic'] as const) {
    expect(await held.backUp(kind)).toMatchObject({ files: all, lost: [], ill: ids });
    expect(ids.map((id) => readFileSync(held.copy(id)))).toEqual(good);
  }
  expect(await restored(first)).toMatchObject({ files: all, lost: [] });
});

it('a spoilt copy is made anew from the vault', async () => {
  await using held = await manifold();
  const { ids, all } = held;
  await held.backUp('automatic');
  held.spoilAll(held.copy);
  expect(await held.backUp('manual')).toMatchObject({ files: all, lost: [], ill: [] });
  expect(ids.map((id) => readFileSync(held.copy(id)))).toEqual(ids.map((id) => readFileSync(held.own(id))));
});

it('a first backup tells of spoilt originals, and does not copy them', async () => {
  await using held = await manifold();
  const { ids, all } = held;
  held.spoilAll(held.own);
  for (const kind of ['automatic', 'automatic', 'manual'] as const) {
    expect(await held.backUp(kind)).toMatchObject({ files: all - ids.length, lost: ids, ill: [] });
    for (const id of ids) expect(existsSync(held.copy(id))).toBe(false);
  }
});

it('a copy of the database within the vault opens the originals it leans on, an automatic one within a week', async () => {
  await using held = await office();
  const id = await receiveOriginal(held.desk.vault, '样例执照');
  expect(await held.backUp('automatic', held.inside)).toMatchObject({ files: 1, lost: [] });
  flipLast(held.own(id));
  const lost: number[] = [];
  for (let day = 0; day < partsToOpen; day++) lost.push((await held.backUp('automatic', held.inside)).lost.length);
  // Once it is known it is not forgotten.
  expect(lost).toEqual([...lost].toSorted());
  expect(lost.at(-1)).toBe(1);
  expect(await held.backUp('manual', held.inside)).toMatchObject({ files: 0, lost: [id] });
  truncateSync(held.own(id), 20);
  expect(await held.backUp('beforeUpgrade', held.inside)).toMatchObject({ files: 0, lost: [id] });
});

it('restoring does not take one original of the backup for another', async () => {
  await using held = await office();
  const [one, two] = [
    await receiveOriginal(held.desk.vault, '样例甲'),
    await receiveOriginal(held.desk.vault, '样例乙'),
  ];
  const made = await held.backUp('manual');
  const [first, second] = [held.copy(one), held.copy(two)].map((path) => readFileSync(path));
  writeFileSync(held.copy(one), second ?? '');
  writeFileSync(held.copy(two), first ?? '');
  const { lost } = await restored(made);
  expect(lost.toSorted()).toEqual([one, two].toSorted());
});

it('in as many automatic backups as there are parts, every original is opened once', () => {
  const idArbitrary = fc.stringMatching(/^[0-9a-f]{32}$/);
  fc.assert(
    fc.property(fc.uniqueArray(idArbitrary, { maxLength: 30 }), fc.nat(1000), (ids, start) => {
      const files = ids.map((id) => ({ id, bytes: 400 }));
      const opened: string[] = [];
      let before = { files, ill: [], round: start };
      for (let made = 0; made < partsToOpen; made++) {
        const trusted = trustedFiles({ kind: 'automatic', before });
        opened.push(...ids.filter((id) => !trusted(id)(400)));
        expect(ids.some((id) => trusted(id)(399))).toBe(false);
        before = { files, ill: [], round: roundAfter(before) };
      }
      expect(opened.toSorted()).toEqual(ids.toSorted());
    }),
  );
});
