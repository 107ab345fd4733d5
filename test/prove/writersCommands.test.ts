import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import type { WaitingFile } from '#shared/api/upload.ts';
import { bundlePassphrase, lastOf } from '#test/support/bundleDesks.ts';
import { passphraseFile } from '#test/support/cli.ts';
import { type ClosedOffice, closedOffice } from '#test/support/closedOffice.ts';
import { oneProcess } from '#test/support/commands/oneProcess.ts';
import { plainPicture } from '#test/support/plainPicture.ts';
import { tell } from '#test/support/proofSize.ts';
import { testPassphrase } from '#test/support/vault.ts';
import { commands } from '../../electron/hosts/cli/commands/index.ts';

const command = oneProcess();

/** Commands that open no vault, or make one of their own elsewhere. */
const withoutVault: ReadonlySet<string> = new Set([
  'demo',
  'sheet template',
  'number check',
  'lint',
  'letter',
  'scan check',
  'scan fit',
  'scan fix',
  'scan sheet',
  'scan collage',
]);

/** What is handed to commands: as good as it would be where the vault were free. */
async function handedOver({ client, desk, folder, caseNumber }: ClosedOffice) {
  const given = join(folder, '给的');
  await mkdir(given);
  const keep = async (name: string, content: { arrayBuffer(): Promise<ArrayBuffer> }) => {
    const path = join(given, name);
    await writeFile(path, new Uint8Array(await content.arrayBuffer()));
    return path;
  };
  const target = { to: 'outbox' } as const;
  const made = client.bundles.export({ cases: [caseNumber], passphrase: bundlePassphrase, target });
  const { file } = await lastOf<object, { file?: WaitingFile | null }>(made);
  const payload = await client.application.export({ caseNumber, withOffice: true });
  const sheet = await writeIntakeSheet(desk.pack, [{ folder: '样例甲' }]);
  const secret = join(given, 'bundle.txt');
  await writeFile(secret, bundlePassphrase);
  let backup = '';
  for await (const event of await client.backups.make({ to: join(given, '备份') }))
    if (event.type === 'made') backup = event.backup.folder;
  return {
    picture: await keep('样例.png', await plainPicture('样例.png', 150)),
    sheet: await keep('样例.xlsx', new Blob([new Uint8Array(sheet)])),
    application: await keep('样例.json', payload.file),
    rules: await keep('样例.zip', await client.rules.export()),
    bundle: await keep('样例.bdcase', desk.outbox.take(file?.ticket ?? '')),
    bundleSecret: ['--bundle-passphrase-file', secret],
    backup,
  };
}

/** Every file of a vault but its database, which nobody may open while somebody has it: closing it would let go of the lock. */
function filesOf(dir: string): Map<string, string> {
  const found = readdirSync(dir, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile() && !/^desk\.db(?:-wal|-shm)?$/.test(entry.name));
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
  return new Map(paths.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]));
}

/** What the running desk shows of what it holds. */
async function shown({ client, caseNumber, closed }: ClosedOffice) {
  return {
    cases: await client.cases.list({ removed: null }),
    opened: [await client.cases.open({ caseNumber }), await client.cases.open({ caseNumber: closed })],
    log: (await client.access.list({})).entries.length,
    tray: await client.intake.list({ state: 'pending' }),
    rules: await client.rules.about(),
    receipts: await client.erasure.receipts(),
    status: await client.vault.status(),
  };
}

test('every command that wants the vault of a running desk is told who has it, and changes nothing', async () => {
  await using office = await closedOffice();
  const { folder, vaultDir, closed, caseNumber } = office;
  const { picture, sheet, application, rules, bundle, bundleSecret, backup } = await handedOver(office);
  const out = join(folder, '出来的');
  await mkdir(out);
  const to = (name: string) => ['--out', join(out, name)];
  const tried: readonly (readonly [name: string, ...rest: string[]])[] = [
    ['import', sheet],
    ['application import', application],
    ['bundle import', bundle, '--prefer', 'theirs', ...bundleSecret],
    ['rules import', rules],
    ['rules restore'],
    ['intake', picture],
    ['intake accept', '--sure'],
    ['erase', closed, '--yes'],
    ['erase', closed, '--yes', '--take-over'],
    ['doctor', '--repair'],
    ['doctor'],
    ['backup'],
    ['backup', '--to', join(out, '备份')],
    ['export', '--plain', '--yes', ...to('明文')],
    ['package', caseNumber, '--profile', 'wechat-default', ...to('包')],
    ['bundle', caseNumber, ...bundleSecret, ...to('交接.bdcase')],
    ['application export', caseNumber, ...to('资料.json')],
    ['dossier', caseNumber, ...to('卷宗.pdf')],
    ['checklist', caseNumber, ...to('清单.pdf')],
    ['findings', caseNumber, ...to('问题.pdf')],
    ['scan retake', caseNumber, ...to('补拍.png')],
    ['person report', '--name', '样例独一人', '--number', '13800009988', ...to('报告.pdf')],
    ['log export', ...to('记录.csv')],
    ['log verify'],
    ['package check', rules],
    ['rules export', join(out, '规则.zip')],
    ['rules show'],
    ['case list'],
    ['intake list'],
    ['retention list'],
    ['backup list'],
  ];
  const others = ['vault create', 'restore'];
  const known = new Set([...tried.map(([name]) => name), ...withoutVault, ...others]);
  expect(commands.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);

  // Looking is written down in the log.
  const before = await shown(office);
  const files = filesOf(vaultDir);
  const vault = ['--vault', vaultDir, '--passphrase-file', await passphraseFile(folder, testPassphrase)];
  for (const [name, ...rest] of tried) {
    const { code, err } = await command([...name.split(' '), ...rest, ...vault]);
    const what = [name, ...rest].join(' ');
    expect(code, `${what}: ${err}`).toBe(3);
    expect(err, what).toContain(`电脑 ${hostname()}，进程 ${process.pid}`);
  }
  // These look for a vault that is not there, and see one.
  for (const words of [
    ['vault', 'create'],
    ['restore', backup, '--into', vaultDir],
  ]) {
    const { code, err } = await command([...words, ...vault]);
    expect(code, err).toBe(3);
  }
  expect(filesOf(vaultDir)).toEqual(files);
  expect(readdirSync(out)).toEqual([]);
  // A backup may be restored beside it: that takes nothing of it but the way back.
  const beside = await command(['restore', backup, '--into', join(folder, '恢复'), ...vault]);
  expect(beside.code, beside.err).toBe(0);
  // A restore notes beside the vault which one stands in for it, so that either hears what the other erases.
  const besides = filesOf(vaultDir);
  expect(besides.delete(join(vaultDir, 'restored.json'))).toBe(true);
  expect(besides).toEqual(files);
  const after = await shown(office);
  expect({ ...after, log: 0 }).toEqual({ ...before, log: 0 });
  // The desk goes on.
  const { application: held } = await office.client.cases.open({ caseNumber });
  const edit = { field: 'subject.name', value: '样例改名有限公司', expected: held.subject.name } as const;
  await office.client.cases.edit({ caseNumber, edits: [edit] });
  tell(`${tried.length} tries with ${new Set(tried.map(([name]) => name)).size} commands: each told, 0 changed`);
});
