import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder } from '../support/vault.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: Awaited<ReturnType<typeof freshFolder>>;
let page: string;
const fileOf = (name: string) => readFileSync(join(folder.path, 'assets', name), 'utf8');

beforeAll(async () => {
  folder = await freshFolder();
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'renderer'),
    logLevel: 'silent',
    build: { outDir: folder.path, emptyOutDir: true },
  });
  page = readFileSync(join(folder.path, 'index.html'), 'utf8');
});
afterAll(() => folder[Symbol.asyncDispose]());

describe('what `vite build` makes of the window', () => {
  const entry = () => /<script type="module"[^>]* src="\/assets\/([^"]+)"/.exec(page)?.[1] ?? '';
  const importsOf = (text: string) =>
    [...text.matchAll(/(?:^|[;}\n])import\s*(?:[^"';()]*?from\s*)?"\.\/([^"]+)"/g)].map(([, name]) => name);

  it('runs the one policy before any library', () => {
    const scripts = [...page.matchAll(/<script\b/g)];
    expect(scripts).toHaveLength(1);
    const [first = ''] = importsOf(fileOf(entry()));
    expect(first).toMatch(/^policy-/);
    expect(fileOf(first)).toContain('trustedTypes');
    expect(importsOf(fileOf(first))).toEqual([]);
    const others = readdirSync(join(folder.path, 'assets')).filter((name) => name.endsWith('.js') && name !== first);
    expect(others.filter((name) => /trustedTypes\??\.createPolicy\(.default/.test(fileOf(name)))).toEqual([]);
  });

  it('has its first screens in a handful of files', () => {
    const wanted = new Set([entry()]);
    for (const name of wanted) for (const next of importsOf(fileOf(name))) wanted.add(next ?? '');
    expect(wanted.size).toBeLessThanOrEqual(4);
  });

  it('says what to do when its script never comes', () => {
    expect(page).toContain('请刷新一次');
  });
});
