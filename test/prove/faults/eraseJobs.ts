import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renewOwedBackups } from '#backend/erasure/renewBackups.ts';
import { ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { openToRead } from '#backend/vault/database.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { dumpVault } from '#test/support/dumpVault.ts';
import { testKeys } from '#test/support/vaultDatabase.ts';
import { caseNumber, deskJob, endOf, enter, prepareCase, vaultIn } from './deskJob.ts';
import type { Job } from './job.ts';

const ownBackups = (dir: string) => ownBackupPlace(vaultLayout(vaultIn(dir)).backups);

/** The case lies in the 回收站, and in a backup within the vault. */
async function prepareRemoved(dir: string): Promise<void> {
  await prepareCase(dir);
  const { client, desk, close } = await enter(dir);
  await client.cases.setRemoved({ numbers: [caseNumber], removed: true });
  const made = desk
    .vault()
    .backUp({ place: ownBackups(dir), kind: 'manual', now: new Date('2026-11-20T01:00:00.000Z') });
  for await (const _ of made);
  close();
}

/** How many copies of the database within the vault have the case, and how many have not; broken off ones count, too. */
async function copiesIn(dir: string): Promise<string> {
  const { databaseKey } = await testKeys(vaultIn(dir));
  const { backups } = ownBackups(dir);
  const databases = (existsSync(backups) ? readdirSync(backups) : [])
    .map((name) => join(backups, name, 'desk.db'))
    .filter((path) => existsSync(path));
  const held = databases.map((path) =>
    openToRead(path, databaseKey, (db) => db.prepare('SELECT 1 FROM cases WHERE number = ?').all(caseNumber).length),
  );
  const keeping = held.filter((count) => count > 0).length;
  return `${keeping > 0 ? 'backups that keep it' : 'no backup keeps it'}, ${keeping < held.length ? 'new ones' : 'no new one'}`;
}

/** As an opened desk does before anything else: what is owed of an erasure that was cut short is renewed. */
async function goOn(dir: string): Promise<void> {
  const { desk, close } = await enter(dir);
  try {
    const troubles = await renewOwedBackups(desk, desk.vault(), undefined);
    if (troubles.length > 0) throw new Error(troubles.join());
  } finally {
    close();
  }
}

const erasing = (renewBackups: 'own' | 'none'): Job =>
  deskJob(
    `erase${renewBackups === 'own' ? ' and renew' : ''}`,
    ({ client }) => endOf(client.erasure.erase({ numbers: [caseNumber], renewBackups })),
    {
      prepare: prepareRemoved,
      state: async (dir) => {
        await goOn(dir);
        return `${await dumpVault(vaultIn(dir))}\n${await copiesIn(dir)}`;
      },
    },
  );

/** Erasing for good, with the backups within the vault left as they are, and renewed as is usual. */
export const eraseJobs: readonly Job[] = [erasing('none'), erasing('own')];
