import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareHost } from '#backend/hostAbilities.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, listBackups, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { dropBackupsBefore } from '#backend/vault/backups/dropBackups.ts';
import { pruneBackups } from '#backend/vault/backups/pruneBackups.ts';
import { openSlot, type VaultSecret } from '#backend/vault/keySlots.ts';
import { openVault } from '#backend/vault/openVault.ts';
import type { MakeBackupEvent, RestoreBackupEvent } from '#shared/api/backups.ts';
import { caseDesk, type FreshDesk, freshDesk } from '#test/support/caseDesk.ts';
import { computer } from '#test/support/keyKeeper.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

const passphrase = testPassphrase;
const now = new Date('2026-11-24T04:00:00.000Z');
type Kind = 'passphrase' | 'recovery';

const slotIn = (folder: string, kind: Kind) => join(folder, 'keys', `${kind}.age`);

/** One bit of what the key file wraps, or of what the secret opens: it still looks like one. */
function spoil(folder: string, kind: Kind, where: 'wrapped' | 'stanza' = 'wrapped'): void {
  const bytes = readFileSync(slotIn(folder, kind));
  const at = where === 'wrapped' ? bytes.length - 5 : bytes.indexOf('\n--- ') - 10;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(slotIn(folder, kind), bytes);
}

const opens = (folder: string, secret: VaultSecret) =>
  openSlot(folder, secret).then(
    () => true,
    () => false,
  );

async function examined({ client }: Pick<FreshDesk, 'client'>, repair = false) {
  const [found, mended]: [Record<string, { state: string; message: string; remedy: string | null }>, string[]] = [
    {},
    [],
  ];
  for await (const event of await client.doctor.examine({ repair })) {
    if (event.type === 'found') found[event.diagnosis.checkup] = event.diagnosis;
    if (event.type === 'mended') mended.push(event.message);
  }
  return { keys: found['keys'], backups: found['backups'], places: found['places'], mended };
}

async function made({ client }: Pick<FreshDesk, 'client'>, to: string | null = null) {
  const events: Extract<MakeBackupEvent, { type: 'made' }>[] = [];
  for await (const event of await client.backups.make({ to })) if (event.type === 'made') events.push(event);
  return events;
}

async function restored({ client }: Pick<FreshDesk, 'client'>, from: string, into: string, secret: VaultSecret) {
  const events: Extract<RestoreBackupEvent, { type: 'restored' }>[] = [];
  for await (const event of await client.backups.restore({ from, into, secret }))
    if (event.type === 'restored') events.push(event);
  return events[0];
}

describe('a key file of which one bit has turned', () => {
  it('never gets into a backup while an older one has it whole, is told, and comes back from there', async () => {
    await using desk = await caseDesk();
    await using there = await freshFolder();
    const { client, vaultDir, recoveryCode } = desk;
    const place = backupPlace(there.path, desk.desk.vault().id);
    const backUp = (day: number) =>
      endOf(desk.desk.vault().backUp({ place, kind: 'automatic', now: new Date(now.getTime() + day * 86_400_000) }));
    expect(await backUp(0)).toMatchObject({ keyFiles: { fromBackup: [], bad: [] } });
    await client.vault.lock();
    spoil(vaultDir, 'recovery');
    await client.vault.unlock({ passphrase });
    for (let day = 1; day <= 30; day++) {
      expect(await backUp(day)).toMatchObject({ keyFiles: { fromBackup: ['recovery'], bad: [] } });
      await pruneBackups(place);
    }
    const folders = readdirSync(place.backups).map((name) => join(place.backups, name));
    expect(folders.length).toBeLessThan(20);
    for (const folder of folders) expect(await opens(folder, { recoveryCode }), folder).toBe(true);
    expect(await examined(desk)).toMatchObject({
      keys: { state: 'bad', message: expect.stringContaining('keys/recovery.age') },
      places: { state: 'fine' },
    });
    expect((await examined(desk, true)).mended).toContain('从备份里取回了恢复码的密钥文件。');
    expect((await examined(desk)).keys).toMatchObject({ state: 'fine' });
    await client.vault.lock();
    await client.vault.unlock({ recoveryCode });
  });

  it('is backed up as it lies where nobody has it whole, and told wherever a person looks, until it is made anew', async () => {
    await using desk = await caseDesk();
    await using there = await freshFolder();
    spoil(desk.vaultDir, 'recovery');
    const [event] = await made(desk, there.path);
    expect(event?.keyFiles).toEqual({ fromBackup: [], bad: ['recovery'] });
    await desk.client.backups.chooseFolder({ folder: there.path });
    expect((await desk.client.backups.get()).lost).toContain('换一个新的恢复码');
    const seen = await examined(desk);
    expect(seen.keys).toMatchObject({ state: 'bad', remedy: expect.stringContaining('换一个新的恢复码') });
    expect(seen.backups).toMatchObject({ state: 'bad', message: expect.stringContaining('恢复码的密钥文件') });
    expect(seen.backups?.remedy).toContain('换一个新的恢复码');
    const { recoveryCode } = await desk.client.vault.renewRecovery({ passphrase });
    expect(await opens(event?.backup.folder ?? '', { recoveryCode })).toBe(true);
    expect(await examined(desk)).toMatchObject({ keys: { state: 'fine' }, backups: { state: 'fine' } });
    expect((await desk.client.backups.get()).lost).toBeNull();
  });

  it('takes the last whole copy with no erasure along', async () => {
    await using desk = await caseDesk();
    await made(desk);
    spoil(desk.vaultDir, 'recovery');
    await desk.client.cases.setRemoved({ numbers: [desk.caseNumber], removed: true });
    const wish = { numbers: [desk.caseNumber], staff: null, renewBackups: 'own' as const };
    for await (const _ of await desk.client.erasure.erase(wish));
    const backups = await listBackups(ownBackupPlace(join(desk.vaultDir, 'backups')));
    expect(backups).toHaveLength(1);
    expect(await opens(backups[0]?.folder ?? '', { recoveryCode: desk.recoveryCode })).toBe(true);
  });

  it('is no reason to call a backup good that nothing opens, with both of them', async () => {
    await using desk = await freshDesk({ host: { ...bareHost('desktop', '0.1.0'), keyKeeper: computer() } });
    await using there = await freshFolder();
    const { recoveryCode } = await desk.client.vault.create({ passphrase });
    const [whole] = await made(desk, there.path);
    rmSync(whole?.backup.folder ?? '', { recursive: true });
    await desk.client.vault.rememberHere({ on: true, passphrase });
    await desk.client.vault.lock();
    for (const kind of ['passphrase', 'recovery'] as const) spoil(desk.vaultDir, kind);
    await desk.client.vault.unlock({ osKey: true });
    const [event] = await made(desk, there.path);
    expect(event?.keyFiles.bad).toEqual(['passphrase', 'recovery']);
    const { keys, backups } = await examined(desk);
    expect(keys).toMatchObject({ state: 'bad', message: expect.stringContaining('口令') });
    expect(backups).toMatchObject({ state: 'bad', message: expect.stringContaining('口令和恢复码的密钥文件') });
    for (const secret of [{ passphrase }, { recoveryCode }]) {
      const into = join(there.path, Object.keys(secret).join());
      await expect(restored(desk, event?.backup.folder ?? '', into, secret)).rejects.toMatchObject({
        code: 'backupDamaged',
      });
    }
  });

  it('is not what a note about it is, of which a character has turned: then nothing is known', async () => {
    await using desk = await caseDesk();
    const path = join(desk.vaultDir, 'keys', 'written.json');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/"recovery":"(.)/, (_, first) => `"recovery":"${first === '0' ? '1' : '0'}`),
    );
    expect((await examined(desk)).keys).toMatchObject({ state: 'fine' });
    expect((await made(desk))[0]?.keyFiles).toEqual({ fromBackup: [], bad: [] });
  });

  it('in the newest backup lets an older one be taken, and does not pass for a wrong secret', async () => {
    await using desk = await caseDesk();
    await using there = await freshFolder();
    const [older] = await made(desk, there.path);
    const [newer] = await made(desk, there.path);
    spoil(newer?.backup.folder ?? '', 'passphrase', 'stanza');
    const into = join(there.path, '新');
    expect(await restored(desk, there.path, into, { passphrase })).toMatchObject({
      from: older?.backup.folder,
      damaged: [newer?.backup.folder],
    });
  });
});

describe('a key file that is gone', () => {
  it('keeps no older vault from opening, and is told afterwards', async () => {
    await using folder = await freshFolder();
    const dir = join(folder.path, 'vault');
    cpSync(join(import.meta.dirname, '..', 'fixtures', 'oldVaults', 'version1'), dir, { recursive: true });
    rmSync(slotIn(dir, 'recovery'));
    const vault = await openVault({ dir, secret: { passphrase }, now });
    vault.close();
    const [backup] = await listBackups(ownBackupPlace(join(dir, 'backups')));
    expect(backup?.kind).toBe('beforeUpgrade');
    expect(await opens(backup?.folder ?? '', { passphrase })).toBe(true);
  });

  it('is taken from an older backup, else left out and told; a new code gets into it', async () => {
    await using desk = await caseDesk();
    await using there = await freshFolder();
    rmSync(slotIn(desk.vaultDir, 'recovery'));
    const [event] = await made(desk, there.path);
    expect(event?.keyFiles).toEqual({ fromBackup: [], bad: ['recovery'] });
    const { recoveryCode } = await desk.client.vault.renewRecovery({ passphrase });
    expect(await opens(event?.backup.folder ?? '', { recoveryCode })).toBe(true);
    rmSync(slotIn(desk.vaultDir, 'recovery'));
    const [next] = await made(desk, there.path);
    expect(next?.keyFiles).toEqual({ fromBackup: ['recovery'], bad: [] });
    expect(await opens(next?.backup.folder ?? '', { recoveryCode })).toBe(true);
  });

  it('keeps no backup from being made where both are gone', async () => {
    await using desk = await caseDesk();
    for (const kind of ['passphrase', 'recovery'] as const) rmSync(slotIn(desk.vaultDir, kind));
    const [event] = await made(desk);
    expect(event?.keyFiles.bad).toEqual(['passphrase', 'recovery']);
    expect((await examined(desk)).keys).toMatchObject({ state: 'bad' });
  });

  it('from a backup leaves the other one to restore it with, and says so', async () => {
    await using desk = await caseDesk();
    await using there = await freshFolder();
    const [event] = await made(desk, there.path);
    const folder = event?.backup.folder ?? '';
    rmSync(slotIn(folder, 'recovery'));
    const into = join(there.path, '新');
    expect(await restored(desk, folder, into, { passphrase })).toMatchObject({ path: into, badKeys: ['recovery'] });
    expect(existsSync(slotIn(into, 'recovery'))).toBe(false);
    (await openVault({ dir: into, secret: { passphrase }, now })).close();
    const away = join(there.path, '另一个');
    await expect(restored(desk, folder, away, { recoveryCode: desk.recoveryCode })).rejects.toMatchObject({
      code: 'backupDamaged',
      message: expect.stringContaining('口令'),
    });
  });
});

describe('the last backup with a key file whole', () => {
  /** A vault whose key files are spoilt and not known, so that no copy can be proven to be the last, with an older backup. */
  async function unproven(kinds: readonly Kind[]) {
    const desk = await caseDesk();
    const there = await freshFolder();
    const place = backupPlace(there.path, desk.desk.vault().id);
    const backUp = (day: number) =>
      endOf(desk.desk.vault().backUp({ place, kind: 'automatic', now: new Date(now.getTime() + day * 86_400_000) }));
    const { folder: older } = await backUp(0);
    const noted = join(desk.vaultDir, 'keys', 'written.json');
    const { known } = JSON.parse(readFileSync(noted, 'utf8'));
    for (const kind of kinds) {
      spoil(desk.vaultDir, kind);
      // As if another one had been there last.
      known[kind] = '0'.repeat(64);
    }
    writeFileSync(noted, JSON.stringify({ known }));
    return {
      ...{ desk, place, older, backUp },
      [Symbol.asyncDispose]: async () => {
        await desk[Symbol.asyncDispose]();
        await there[Symbol.asyncDispose]();
      },
    };
  }

  it('stays, however old it is', async () => {
    await using office = await unproven(['recovery']);
    const { desk, place, older } = office;
    for (let day = 1; day <= 100; day += 9) {
      await office.backUp(day);
      await pruneBackups(place);
    }
    expect(await opens(older, { recoveryCode: desk.recoveryCode })).toBe(true);
    await desk.client.vault.renewRecovery({ passphrase });
    await office.backUp(120);
    await pruneBackups(place);
    expect(existsSync(older)).toBe(false);
  });

  it('goes after an erasure, where nothing would open those that stay its key files stay with them', async () => {
    const later = new Date(now.getTime() + 5 * 86_400_000).toISOString();
    for (const [kinds, opened] of [
      [['recovery'], [true, false]],
      [
        ['passphrase', 'recovery'],
        [true, true],
      ],
    ] as const) {
      await using office = await unproven(kinds);
      const { desk, place, older } = office;
      const { folder } = await office.backUp(3);
      expect(await dropBackupsBefore(place, new Date(now.getTime() + 86_400_000).toISOString(), later, null)).toBe(1);
      expect(existsSync(older)).toBe(false);
      const secrets = [{ passphrase }, { recoveryCode: desk.recoveryCode }];
      expect(await Promise.all(secrets.map((secret) => opens(folder, secret)))).toEqual(opened);
    }
  });
});
