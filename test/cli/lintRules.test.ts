import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resourcesDir } from '#backend/resources.ts';
import { writePayload } from '#shared/payload/writePayload.ts';
import { cleanApplication, cleanMaterials, cleanToday } from '../support/application.ts';
import { beian, jsonLines, passphraseFile, temporaryFolder } from '../support/cli.ts';
import { oneProcess } from '../support/commands/oneProcess.ts';
import { shippedPack } from '../support/lintDefect.ts';
import { quickVault } from '../support/quickVault.ts';

const command = oneProcess();
const clean = cleanApplication();
const held = cleanMaterials(clean, shippedPack);
const media = (slot: string) => held.filter((each) => each.slot === slot).map(() => `${slot}.jpg`);

/** A payload the shipped rules say nothing about, and word lists by which its name is a fault. */
function specimens(folder: string) {
  const [payload, rules] = [join(folder, '备案资料.json'), join(folder, 'rules')];
  writeFileSync(payload, JSON.stringify(writePayload(clean, { media, kept: [], withOffice: false })));
  const lists = JSON.parse(readFileSync(join(resourcesDir, 'rule-pack', 'wordLists.json'), 'utf8'));
  lists.national.words.push('花店');
  mkdirSync(rules);
  writeFileSync(join(rules, 'wordLists.json'), JSON.stringify(lists));
  return { payload, rules, lint: ['lint', payload, '--today', cleanToday, '--json'] };
}

const found = (out: string) => jsonLines(out).map(({ rule }) => rule);

it('judges by the rules it is given, a folder or one file, for this once', async () => {
  await using folder = await temporaryFolder();
  const { rules, lint } = specimens(folder.path);
  for (const path of [rules, join(rules, 'wordLists.json')]) {
    const told = await beian([...lint, '--rules', path]);
    expect(found(told.out)).toEqual(['content.nationalName']);
    expect(told.err).toContain('按这份规则包检查');
  }
  expect(found((await command(lint)).out)).toEqual([]);
});

it('refuses rules that do not hold together, and a path where there are none', async () => {
  await using folder = await temporaryFolder();
  const { rules, lint } = specimens(folder.path);
  writeFileSync(join(rules, 'wordLists.json'), '{"national": 1}');
  const refused = await beian([...lint, '--rules', rules]);
  expect(refused.code).toBe(3);
  expect(refused.err).toContain('规则包');
  expect((await command([...lint, '--rules', join(folder.path, 'nowhere')])).code).toBe(2);
});

it('judges by the rules of a vault only where the vault and its passphrase file are both named', async () => {
  await using folder = await temporaryFolder();
  const { rules, lint } = specimens(folder.path);
  const missing = join(folder.path, 'missing');
  const none = ['--vault', missing, '--passphrase-file', await passphraseFile(folder.path, '样例口令一二三四五')];
  expect((await command([...lint, ...none])).code).toBe(3);
  expect(existsSync(missing)).toBe(false);
  const { flags: opened } = await quickVault(folder.path);
  expect(found((await command([...lint, ...opened])).out)).toEqual([]);
  expect((await command(['rules', 'import', rules, ...opened])).code).toBe(0);
  expect(found((await beian([...lint, ...opened])).out)).toEqual(['content.nationalName']);
  expect(found((await command([...lint, ...opened.slice(0, 2)])).out)).toEqual([]);
});
