import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { bareHost } from '#backend/hostAbilities.ts';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace, listBackups, ownBackupPlace } from '#backend/vault/backups/backupFolder.ts';
import { openSlot, putSlot, type VaultSecret } from '#backend/vault/keySlots.ts';
import { openVault } from '#backend/vault/openVault.ts';
import { caseDesk, type FreshDesk, freshDesk } from '#test/support/caseDesk.ts';
import { computer } from '#test/support/keyKeeper.ts';
import { freshFolder, testPassphrase } from '#test/support/vault.ts';

vi.mock('#backend/vault/keySlots.ts', async (original) => {
  const actual = await original<typeof import('#backend/vault/keySlots.ts')>();
  return { ...actual, putSlot: vi.fn(actual.putSlot) };
});

const passphrase = testPassphrase;
const another = '第二个口令要长一些 2026';
const now = new Date('2026-11-24T04:00:00.000Z');

const slotIn = (folder: string, kind: 'passphrase' | 'recovery') => join(folder, 'keys', `${kind}.age`);

const opens = (folder: string, secret: VaultSecret) =>
  openSlot(folder, secret).then(
    () => true,
    () => false,
  );

/** One bit of what it wraps: it still looks like one. */
function spoil(folder: string): void {
  const bytes = readFileSync(slotIn(folder, 'recovery'));
  const at = bytes.length - 5;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(slotIn(folder, 'recovery'), bytes);
}

async function made({ client }: Pick<FreshDesk, 'client'>, to: string | null = null) {
  const keyFiles = [];
  const folders: string[] = [];
  for await (const event of await client.backups.make({ to })) {
    if (event.type !== 'made') continue;
    keyFiles.push(event.keyFiles);
    folders.push(event.backup.folder);
  }
  return { keyFiles, folder: folders[0] ?? '' };
}

async function restored({ client }: Pick<FreshDesk, 'client'>, from: string, into: string, secret: VaultSecret) {
  for await (const event of await client.backups.restore({ from, into, secret }))
    if (event.type === 'restored') return event.badKeys;
  return null;
}

/** Changes the passphrase at the locked door while the outside backup folder is unplugged. */
async function changeUnplugged({ client }: FreshDesk, there: string, secret: VaultSecret) {
  await client.vault.lock();
  renameSync(there, `${there}-away`);
  await client.vault.changePassphrase({ secret, passphrase: another });
  renameSync(`${there}-away`, there);
}

/** Which of both passphrases open the backups of a place, newest first. */
async function openers(place: ReturnType<typeof backupPlace>) {
  const found = [];
  for (const { folder } of await listBackups(place))
    found.push([await opens(folder, { passphrase }), await opens(folder, { passphrase: another })]);
  return found;
}

describe('a passphrase that was changed while the vault was locked and a backup folder away', () => {
  it('stays the last one when all key files go with the note beside them: the old one opens nothing again', async () => {
    await using desk = await caseDesk();
    await using there = await freshFolder();
    const { client, vaultDir, recoveryCode } = desk;
    await client.backups.chooseFolder({ folder: there.path });
    await made(desk);
    await client.vault.lock();
    await client.vault.unlock({ passphrase });
    await changeUnplugged(desk, there.path, { recoveryCode });
    await client.vault.unlock({ recoveryCode });
    const { id } = desk.desk.vault();
    rmSync(join(vaultDir, 'keys'), { recursive: true });
    const { keyFiles } = await made(desk);
    expect(keyFiles.map(({ bad }) => bad)).toEqual([[], []]);
    for await (const _ of await client.doctor.examine({ repair: true }));
    expect(await opens(vaultDir, { passphrase: another })).toBe(true);
    await made(desk);
    for (const place of [ownBackupPlace(join(vaultDir, 'backups')), backupPlace(there.path, id)])
      expect(new Set((await openers(place)).map(String))).toEqual(new Set(['false,true']));
  });

  it('is never overwritten by the old one where the database has not heard of it, either', async () => {
    await using desk = await freshDesk({ host: { ...bareHost('desktop', '0.1.0'), keyKeeper: computer() } });
    await using there = await freshFolder();
    const { client, vaultDir } = desk;
    await client.vault.create({ passphrase });
    await client.backups.chooseFolder({ folder: there.path });
    await made(desk);
    await client.vault.rememberHere({ on: true, passphrase });
    await client.vault.lock();
    await client.vault.unlock({ passphrase });
    const old = readFileSync(slotIn(vaultDir, 'passphrase'));
    await changeUnplugged(desk, there.path, { passphrase });
    // All but the key of this computer, before any opening could tell the database.
    for (const name of readdirSync(join(vaultDir, 'keys'))) if (name !== 'os.bin') rmSync(join(vaultDir, 'keys', name));
    await client.vault.unlock({ osKey: true });
    const { keyFiles } = await made(desk);
    expect(keyFiles.map(({ bad }) => bad)).toEqual([['passphrase'], ['passphrase']]);
    // Put back by hand: what the database knows is no proof against the newer one in a backup.
    writeFileSync(slotIn(vaultDir, 'passphrase'), old);
    await made(desk);
    expect((await openers(ownBackupPlace(join(vaultDir, 'backups')))).at(-1)).toEqual([false, true]);
  });
});

describe('a vault that was restored with a key file known to be spoilt', () => {
  it('has none in its place, tells that it is missing, and so does its next backup', async () => {
    await using desk = await caseDesk();
    await using there = await freshFolder();
    spoil(desk.vaultDir);
    const { folder } = await made(desk, there.path);
    const into = join(there.path, '新');
    expect(await restored(desk, folder, into, { passphrase })).toEqual(['recovery']);
    expect(existsSync(slotIn(into, 'recovery'))).toBe(false);
    const vault = await openVault({ dir: into, secret: { passphrase }, now });
    try {
      expect((await vault.seeSlot('recovery')).state).toBe('missing');
      const place = backupPlace(join(there.path, '另一处'), vault.id);
      expect(await endOf(vault.backUp({ place, kind: 'manual', now }))).toMatchObject({
        keyFiles: { fromBackup: [], bad: ['recovery'] },
      });
    } finally {
      vault.close();
    }
  });
});

describe('a backup whose key file was being replaced when the program was killed', () => {
  it.each(['before', 'after'] as const)('has it whole, %s that', async (when) => {
    await using desk = await caseDesk();
    await using there = await freshFolder();
    const { folder } = await made(desk, there.path);
    const { putSlot: put } =
      await vi.importActual<typeof import('#backend/vault/keySlots.ts')>('#backend/vault/keySlots.ts');
    vi.mocked(putSlot).mockImplementation(async (...slot) => {
      if (when === 'after') await put(...slot);
      throw new Error('killed');
    });
    await desk.client.vault.changePassphrase({ secret: { passphrase }, passphrase: another });
    vi.mocked(putSlot).mockImplementation(put);
    const secret = { passphrase: when === 'after' ? another : passphrase };
    expect(await restored(desk, folder, join(there.path, '新'), secret)).toEqual([]);
    const code = { recoveryCode: desk.recoveryCode };
    expect(await restored(desk, folder, join(there.path, '又一个'), code)).toEqual([]);
    // Called again, it is settled: what was there before counts no more.
    await made(desk, there.path);
    expect(await opens(folder, { passphrase: another })).toBe(true);
    expect(readFileSync(join(folder, 'backup.json'), 'utf8')).not.toContain('slotsToBe');
  });
});
