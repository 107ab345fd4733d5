import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resourcesDir } from '#backend/resources.ts';
import { packTables } from '#shared/rules/packFiles.ts';
import { beian, jsonLines, temporaryFolder } from '../support/cli.ts';
import { demoSheet } from '../support/commands/demoOffice.ts';
import { oneProcess } from '../support/commands/oneProcess.ts';
import { quickVault } from '../support/quickVault.ts';

const command = oneProcess();

it('shows the shipped pack without a vault: each table with rows, date, confidence and sources', async () => {
  await using folder = await temporaryFolder();
  const { code, out } = await beian(['rules', 'show', '--vault', join(folder.path, 'none'), '--json']);
  expect(code).toBe(0);
  const [about, ...lines] = jsonLines(out);
  expect(about).toMatchObject({ manifest: { id: 'beian-desk' }, inUse: 0, damaged: null });
  expect(lines.filter(({ table }) => table)).toHaveLength(Object.keys(packTables).length);
  expect(lines[0]).toMatchObject({ table: { name: '单位性质', rows: 18, confidence: { high: 18 } } });
  expect(lines.at(-1)).toMatchObject({ kept: { id: 0, importedAt: null } });
});

it('imports a changed file, names the cases it changes, and goes back', async () => {
  await using folder = await temporaryFolder();
  const { flags: vault } = await quickVault(folder.path);
  await command(['import', demoSheet, ...vault]);
  const listed = async () => jsonLines((await command(['case', 'list', ...vault, '--json'])).out);
  const before = await listed();
  const lists = join(folder.path, 'wordLists.json');
  const shipped = JSON.parse(await readFile(join(resourcesDir, 'rule-pack', 'wordLists.json'), 'utf8'));
  shipped.national.words.push('样例');
  await writeFile(lists, JSON.stringify(shipped));

  const dry = await command(['rules', 'import', lists, '--dry-run', ...vault, '--json']);
  expect(dry.code).toBe(0);
  expect(jsonLines(dry.out)).toMatchObject([
    { change: { tables: [{ name: '词表', added: 0, removed: 0, changed: 1 }], cases: { total: before.length } } },
  ]);
  expect(await listed()).toEqual(before);

  const { code, out } = await beian(['rules', 'import', lists, ...vault, '--json']);
  expect(code).toBe(0);
  const [told, used] = jsonLines(out) as [
    { change: { cases: { changed: number }; rules: { rule: string; gained: { numbers: string[] } }[] } },
    Record<string, unknown>,
  ];
  expect(told.change.rules.map(({ rule }) => rule)).toEqual(['content.nationalName']);
  expect(told.change.rules[0]?.gained.numbers).toHaveLength(told.change.cases.changed);
  expect(told.change.cases.changed).toBeGreaterThan(0);
  expect(used).toMatchObject({ inUse: 1 });
  expect(await listed()).not.toEqual(before);

  const shown = await command(['rules', 'show', ...vault]);
  expect(shown.out).toContain('正在用 1  ');
  const back = await beian(['rules', 'restore', ...vault]);
  expect(back.code).toBe(0);
  expect(back.out).toContain('少了问题的案件');
  expect(await listed()).toEqual(before);
  expect((await command(['rules', 'restore', '7', ...vault])).code).toBe(2);

  const zip = join(folder.path, '规则包.zip');
  expect((await beian(['rules', 'export', zip, ...vault])).code).toBe(0);
  const same = await command(['rules', 'import', zip, '--dry-run', ...vault]);
  expect(same.out).toContain('一样');
  await writeFile(lists, '{}');
  const wrong = await command(['rules', 'import', lists, ...vault]);
  expect(wrong).toMatchObject({ code: 3, err: expect.stringContaining('wordLists.json') });
});
