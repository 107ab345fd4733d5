import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseDesk } from '#test/support/caseDesk.ts';
import { beian, passphraseFile } from '#test/support/cli.ts';
import { freshVault, testPassphrase } from '#test/support/vault.ts';

const records = ['vault.json', join('keys', 'vault.json')];

it.each(['passphrase', 'recoveryCode'])(
  'a vault without vault.json and its copy opens with its %s, and has both again',
  async (by) => {
    await using desk = await caseDesk();
    const { client, vaultDir } = desk;
    await client.vault.lock();
    const before = records.map((name) => JSON.parse(readFileSync(join(vaultDir, name), 'utf8')) as object);
    for (const name of records) rmSync(join(vaultDir, name));
    expect(await client.vault.status()).toMatchObject({ state: 'locked' });
    await expect(client.vault.unlock({ passphrase: '不是这个口令' })).rejects.toMatchObject({
      code: 'passphraseWrong',
    });
    await client.vault.unlock(
      by === 'passphrase' ? { passphrase: testPassphrase } : { recoveryCode: desk.recoveryCode },
    );
    expect(await client.cases.open({ caseNumber: desk.caseNumber })).toBeTruthy();
    const after = records.map((name) => JSON.parse(readFileSync(join(vaultDir, name), 'utf8')) as object);
    expect(after).toEqual(before.map((record) => ({ ...record, createdAt: expect.any(String) })));
  },
);

it('nobody is told to make a new vault in its place, and none is made', async () => {
  await using desk = await caseDesk();
  const { client, vaultDir } = desk;
  await client.vault.lock();
  for (const name of records) rmSync(join(vaultDir, name));
  await expect(client.vault.create({ passphrase: testPassphrase })).rejects.toMatchObject({ code: 'vaultDamaged' });
  const secret = await passphraseFile(desk.folder, '不是这个口令');
  const told = await beian(['doctor', '--vault', vaultDir, '--passphrase-file', secret]);
  expect(told).toMatchObject({ code: 3, err: expect.stringContaining('口令不对') });
  // Without its key files nothing opens it: those of a backup do, and all that was done since stays.
  for (const kind of ['passphrase', 'recovery']) rmSync(join(vaultDir, 'keys', `${kind}.age`));
  const lost = await beian(['doctor', '--vault', vaultDir, '--passphrase-file', secret]);
  expect(lost).toMatchObject({
    code: 3,
    err: expect.stringContaining('从最近一次备份里把 keys 文件夹中的两个密钥文件复制过来'),
  });
});

it.each([
  ['vault.json', records.slice(0, 1)],
  ['vault.json and its copy', records],
])('%s of another vault does not keep it shut: its own comes back, and doctor says what it was', async (_, names) => {
  await using desk = await caseDesk();
  await using stranger = await freshVault();
  const { client, vaultDir } = desk;
  await client.vault.lock();
  const own = (name: string) => (JSON.parse(readFileSync(join(vaultDir, name), 'utf8')) as { id: string }).id;
  const id = own('vault.json');
  for (const name of names) copyFileSync(join(stranger.dir, 'vault.json'), join(vaultDir, name));
  await client.vault.unlock({ passphrase: testPassphrase });
  expect(records.map(own)).toEqual([id, id]);
  expect(own('vault.json.other')).toBe(stranger.vault.id);
  for await (const event of await client.doctor.examine({})) {
    if (event.type !== 'found' || event.diagnosis.checkup !== 'record') continue;
    expect(event.diagnosis).toMatchObject({
      state: 'note',
      message: expect.stringContaining('另一个资料库的 vault.json'),
    });
  }
  await client.vault.lock();
  await client.vault.unlock({ recoveryCode: desk.recoveryCode });
});

it('a key file of another vault is not taken for a sign that vault.json is wrong', async () => {
  await using desk = await caseDesk();
  await using stranger = await freshVault();
  const { client, vaultDir } = desk;
  await client.vault.lock();
  copyFileSync(join(stranger.dir, 'keys', 'passphrase.age'), join(vaultDir, 'keys', 'passphrase.age'));
  await expect(client.vault.unlock({ passphrase: testPassphrase })).rejects.toMatchObject({ code: 'keyFileDamaged' });
  expect(existsSync(join(vaultDir, 'vault.json.other'))).toBe(false);
  await client.vault.unlock({ recoveryCode: desk.recoveryCode });
});

it.each(['passphrase', 'recovery'] as const)(
  'a vault.json that is cut off, its copy and the %s key file gone: the other one opens, and all is written anew',
  async (lost) => {
    await using desk = await caseDesk();
    const { client, vaultDir, recoveryCode } = desk;
    await client.vault.lock();
    const [record, copy] = records.map((name) => join(vaultDir, name)) as [string, string];
    const whole = JSON.parse(readFileSync(record, 'utf8')) as object;
    writeFileSync(record, readFileSync(record).subarray(0, 100));
    rmSync(copy);
    rmSync(join(vaultDir, 'keys', `${lost}.age`));
    const [shut, opens] =
      lost === 'passphrase'
        ? [{ passphrase: testPassphrase }, { recoveryCode }]
        : [{ recoveryCode }, { passphrase: testPassphrase }];
    await expect(client.vault.unlock(shut)).rejects.toMatchObject({ code: 'keyFileDamaged' });
    await client.vault.unlock(opens);
    expect(await client.cases.open({ caseNumber: desk.caseNumber })).toBeTruthy();
    for (const path of [record, copy])
      expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
        ...whole,
        createdAt: expect.any(String),
        slots: [{}],
      });
  },
);

it('a turned bit does not make a vault.json newer that its copy knows better', async () => {
  await using desk = await caseDesk();
  const { client, vaultDir } = desk;
  await client.vault.lock();
  const [record, copy] = records.map((name) => join(vaultDir, name)) as [string, string];
  const newer = readFileSync(record, 'utf8').replace('"format": 1', '"format": 3');
  writeFileSync(record, newer);
  await client.vault.unlock({ passphrase: testPassphrase });
  await client.vault.lock();
  // One of a newer version has both.
  writeFileSync(copy, newer);
  writeFileSync(record, newer);
  await expect(client.vault.unlock({ passphrase: testPassphrase })).rejects.toMatchObject({ code: 'vaultNewer' });
  rmSync(copy);
  await expect(client.vault.unlock({ passphrase: testPassphrase })).rejects.toMatchObject({ code: 'vaultNewer' });
});
