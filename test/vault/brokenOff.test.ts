import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { renewOwedBackups } from '#backend/erasure/renewBackups.ts';
import { backupPlace, listBackups, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { vaultLayout } from '#backend/vault/layout.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { closedOffice } from '#test/support/closedOffice.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

/** A desk with an original to be copied, and a place for backups. */
async function deskWithOriginal() {
  const desk = await caseDesk();
  await receiveOriginal(desk.desk.vault(), '样例营业执照');
  return desk;
}

/** Lets work begin and leaves it at its first sign, as a person does who cancels. */
async function leave(steps: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of steps) return;
}

async function toEnd<Event>(steps: PromiseLike<AsyncIterable<Event>>): Promise<Event[]> {
  const told: Event[] = [];
  for await (const event of await steps) told.push(event);
  return told;
}

describe('work that somebody leaves half way', () => {
  it('is a backup that the next one clears away', async () => {
    await using office = await deskWithOriginal();
    await using there = await freshFolder();
    await leave(await office.client.backups.make({ to: there.path }));
    const place = backupPlace(there.path, office.desk.vault().id);
    expect(await listBackups(place)).toEqual([]);
    await toEnd(office.client.backups.make({ to: there.path }));
    expect(readdirSync(place.backups)).toHaveLength(1);
    expect(await listBackups(place)).toHaveLength(1);
  });

  it('is a restore that can be begun again in the same folder', async () => {
    await using office = await deskWithOriginal();
    await using there = await freshFolder();
    const [made] = (await toEnd(office.client.backups.make({ to: there.path }))).filter(({ type }) => type === 'made');
    if (made?.type !== 'made') throw new Error('no backup');
    const wish = { from: made.backup.folder, into: join(there.path, '新'), secret: { passphrase: testPassphrase } };
    await leave(await office.client.backups.restore(wish));
    const restored = (await toEnd(office.client.backups.restore(wish))).at(-1);
    expect(restored).toMatchObject({ type: 'restored', lost: 0 });
  });
});

describe('an erasure that is cut short before its backups', () => {
  it('has them renewed at the next occasion, and what was erased is in none of them', async () => {
    await using office = await closedOffice();
    const { client, desk, closed } = office;
    await toEnd(client.backups.make({}));
    for await (const event of await client.erasure.erase({ numbers: [closed] })) if (event.type === 'erased') break;
    const place = ownBackupPlace(vaultLayout(office.vaultDir).backups);
    const old = (await listBackups(place)).map(({ folder }) => folder);
    expect(old).toHaveLength(1);
    // As after a kill: what opens the vault next has only the vault.
    await client.vault.lock();
    await client.vault.unlock({ passphrase: testPassphrase });
    expect(await renewOwedBackups(desk, desk.vault(), undefined)).toEqual([]);
    const renewed = await listBackups(place);
    expect(renewed.map(({ folder }) => folder).filter((folder) => old.includes(folder))).toEqual([]);
    expect(renewed).toHaveLength(1);
    // Nothing is owed any more.
    expect(await renewOwedBackups(desk, desk.vault(), undefined)).toEqual([]);
    expect(await listBackups(place)).toEqual(renewed);
  });
});

describe('a key that is changed while somebody locks', () => {
  const next = '样例口令 换过的 2027';

  it('is told as what became of it, whenever the lock comes', async () => {
    let [told, refused] = [0, 0];
    for (let turns = 0; turns < 40; turns++) {
      await using office = await caseDesk();
      const { client } = office;
      const changing = client.vault.changePassphrase({ secret: { passphrase: testPassphrase }, passphrase: next }).then(
        () => next,
        () => testPassphrase,
      );
      for (let turn = 0; turn < turns; turn++) await setImmediate();
      await client.vault.lock();
      const passphrase = await changing;
      if (passphrase === next) told++;
      else refused++;
      await client.vault.unlock({ passphrase });
      expect((await client.vault.status()).state).toBe('open');
    }
    expect(told + refused).toBe(40);
  });
});
