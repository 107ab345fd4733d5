import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';
import { beian, temporaryFolder } from '../support/cli.ts';
import { oneProcess } from '../support/commands/oneProcess.ts';
import { quickVault } from '../support/quickVault.ts';
import { sampleClients } from '../support/sampleOffice/clients.ts';

const command = oneProcess();

describe('relative paths', () => {
  it('mean the folder the user stands in, although npm starts scripts elsewhere', async () => {
    await using folder = await temporaryFolder();
    const env = { INIT_CWD: folder.path, npm_lifecycle_event: 'beian' };
    const { code } = await beian(['sheet', 'template', '--out', '空白表.xlsx'], { env });
    expect(code).toBe(0);
    expect((await stat(join(folder.path, '空白表.xlsx'))).size).toBeGreaterThan(1000);
  });

  it('a folder where a file is wanted is said at once', async () => {
    await using folder = await temporaryFolder();
    const { code, err } = await command(['sheet', 'template', '--out', folder.path]);
    expect(code).toBe(2);
    expect(err).toContain('是一个文件夹');
  });
});

describe('BEIAN_DEBUG', () => {
  it('adds where a failure came from, and nothing of what was typed', async () => {
    await using folder = await temporaryFolder();
    const args = ['lint', join(folder.path, '样例张三.json')];
    const plain = await beian(args, { env: { BEIAN_DEBUG: '' } });
    const { code, err } = await beian(args, { env: { BEIAN_DEBUG: '1' } });
    expect(code).toBe(plain.code);
    expect(err.startsWith(plain.err)).toBe(true);
    const added = err.slice(plain.err.length);
    expect(added).toMatch(/^Error ENOENT\n {4}at /);
    expect(added).toContain('electron/hosts/cli/commands/lint.ts');
    expect(added).not.toContain('样例张三');
  });
});

describe('a row that differs from the vault', () => {
  it('changes nothing and does not end as success', async () => {
    await using folder = await temporaryFolder();
    const pack = await loadRulePack();
    const [client] = sampleClients;
    if (!client) throw new Error('the sample office is empty');
    const row = sheetRowOf(client.record, pack);
    const { flags: vault } = await quickVault(folder.path);
    const importing = async (name: string, address: string) => {
      const sheet = join(folder.path, name);
      await writeFile(sheet, await writeIntakeSheet(pack, [{ ...row, address }]));
      return command(['import', sheet, ...vault]);
    };
    expect((await importing('一.xlsx', '样例路1号101室')).code).toBe(0);
    const second = await importing('二.xlsx', '样例路2号202室');
    expect(second.code).toBe(1);
    expect(second.out).toContain('不一致');
    expect(second.out).toContain('样例路1号101室');
  });
});
