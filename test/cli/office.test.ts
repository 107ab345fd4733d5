import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { beian, jsonLines, passphraseFile, temporaryFolder } from '../support/cli.ts';
import { demoScans as scans, demoSheet as sheet } from '../support/commands/demoOffice.ts';
import { oneProcess } from '../support/commands/oneProcess.ts';
import { quicken } from '../support/quickVault.ts';

const command = oneProcess();

describe('the main job, as a script drives it', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let vault: string[];
  let first: Awaited<ReturnType<typeof beian>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const [dir, passphrase] = [join(folder.path, 'vault'), '样例口令一二三四五'];
    vault = ['--vault', dir, '--passphrase-file', await passphraseFile(folder.path, passphrase)];
    first = await beian(['import', sheet, '--scans', scans, ...vault, '--json']);
    await quicken(dir, passphrase);
    return () => folder[Symbol.asyncDispose]();
  });

  it('imports the sample office; its deliberate mistakes make it exit 1', () => {
    const events = jsonLines(first.out);
    expect(first.code).toBe(1);
    expect(events.filter(({ type, outcome }) => type === 'row' && outcome === 'created').length).toBeGreaterThanOrEqual(
      11,
    );
    expect(events.filter(({ type, outcome }) => type === 'file' && outcome === 'stored').length).toBeGreaterThanOrEqual(
      35,
    );
    expect(first.err).toContain('恢复码');
    expect(first.out).not.toContain('恢复码');
  });

  it('doubles nothing when imported again', async () => {
    const before = jsonLines((await command(['case', 'list', ...vault, '--json'])).out);
    const second = jsonLines((await command(['import', sheet, '--scans', scans, ...vault, '--json'])).out);
    const after = jsonLines((await command(['case', 'list', ...vault, '--json'])).out);
    expect(
      second.filter(({ outcome }) => outcome === 'created' || outcome === 'stored' || outcome === 'completed'),
    ).toEqual([]);
    expect(after).toEqual(before);
  });

  it('lists the cases with their findings', async () => {
    const { code, out } = await beian(['case', 'list', ...vault, '--json']);
    expect(code).toBe(0);
    const cases = jsonLines(out) as { number: string; findings: { must: number } }[];
    expect(cases.some(({ findings }) => findings.must > 0)).toBe(true);
    expect(cases.some(({ findings }) => findings.must === 0)).toBe(true);
  });

  it('makes a dossier, whole or not at all', async () => {
    const [listed] = jsonLines((await command(['case', 'list', ...vault, '--json'])).out);
    const out = join(folder.path, '新文件夹', '卷宗.pdf');
    const made = await beian(['dossier', String(listed?.['number']), '--out', out, ...vault, '--json']);
    expect(made.code).toBe(0);
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(jsonLines(made.out)[0]).toMatchObject({ pages: expect.any(Number), bytes: (await stat(out)).size });
  });

  it('makes the list of papers for a client', async () => {
    const [listed] = jsonLines((await command(['case', 'list', ...vault, '--json'])).out);
    const out = join(folder.path, '资料清单.pdf');
    const made = await beian(['checklist', String(listed?.['number']), '--out', out, ...vault, '--json']);
    expect(made.code).toBe(0);
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(jsonLines(made.out)).toEqual([{ caseNumber: listed?.['number'], out, bytes: (await stat(out)).size }]);
    expect((await command(['checklist', '--out', out, ...vault])).code).toBe(2);
  });

  it('exits 3 where it cannot write, and leaves nothing', async () => {
    const [listed] = jsonLines((await command(['case', 'list', ...vault, '--json'])).out);
    const blocked = join(folder.path, 'blocked');
    await writeFile(blocked, 'a file where a folder is wanted');
    const made = await command(['dossier', String(listed?.['number']), '--out', join(blocked, 'x.pdf'), ...vault]);
    expect(made.code).toBe(3);
    expect(made.err).toContain('无法写入');
  });

  it.each([
    [
      'a wrong passphrase',
      async () => ['--passphrase-file', await passphraseFile(await subfolder(), '错误的口令一二三四')],
      3,
      '口令不对',
    ],
    ['no such case', async () => vault.slice(2), 2, '9999-9999'],
  ] as const)('%s ends in one clear sentence', async (_, passphrase, code, said) => {
    const args = [
      'dossier',
      '9999-9999',
      '--out',
      join(folder.path, 'x.pdf'),
      ...vault.slice(0, 2),
      ...(await passphrase()),
    ];
    const ended = await command(args);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(said);
  });

  it('exits 3 where there is no vault, and makes none', async () => {
    const ended = await beian(['case', 'list', '--vault', join(folder.path, 'none'), ...vault.slice(2)]);
    expect(ended.code).toBe(3);
    await expect(stat(join(folder.path, 'none'))).rejects.toThrow();
  });

  async function subfolder() {
    const path = join(folder.path, 'wrong');
    await mkdir(path, { recursive: true });
    return path;
  }
});
