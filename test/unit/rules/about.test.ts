import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesDir } from '#backend/resources.ts';
import { aboutRulePack } from '#backend/rules/aboutRulePack.ts';
import { licenceListSchema, readLicences } from '#backend/rules/licences.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { licencesSchema, rulePackAboutSchema } from '#shared/api/about.ts';

const pack = await loadRulePack();

describe('aboutRulePack', () => {
  it('counts every table by confidence, under a Chinese name', () => {
    const about = rulePackAboutSchema.parse(aboutRulePack(pack));
    expect(about.manifest).toEqual(pack.manifest);
    for (const { name, rows, confidence, sources } of about.tables) {
      expect(name).toMatch(/^\p{Script=Han}+$/u);
      expect(rows).toBeGreaterThan(0);
      expect(sources.length).toBeGreaterThan(0);
      expect(Object.values(confidence).reduce((sum, count) => sum + count, 0)).toBe(rows);
    }
    expect(about.tables).toHaveLength(Object.keys(pack).length - 1);
    expect(about.tables.find(({ name }) => name === '行政区划')?.rows).toBe(pack.districts.rows.length);
  });

  it('tells the newest date of a table, and the pack’s own for an empty one', () => {
    const [first] = pack.subjectTypes;
    if (!first) throw new Error('the pack has no subject types');
    const dated = (asOf: string, confidence: 'high' | 'low') => ({ ...first, asOf, confidence });
    const subjectTypes = [dated('2026-01-02', 'low'), dated('2026-03-01', 'high'), dated('2025-12-31', 'low')];
    const [known] = aboutRulePack({ ...pack, subjectTypes }).tables;
    expect(known).toEqual({
      name: '单位性质',
      rows: 3,
      asOf: '2026-03-01',
      confidence: { high: 1, medium: 0, low: 2 },
      sources: [first.source],
    });
    const [empty] = aboutRulePack({ ...pack, subjectTypes: [] }).tables;
    expect(empty).toMatchObject({ rows: 0, asOf: pack.manifest.asOf });
  });
});

describe('what the desk is made of', async () => {
  const root = join(resourcesDir, '..');
  const folder = join(resourcesDir, 'licences');
  const { parts, texts } = licenceListSchema.parse(JSON.parse(readFileSync(join(folder, 'parts.json'), 'utf8')));

  it('is called by Chinese names, each once', () => {
    for (const { name } of parts) expect(name).toMatch(/^.*\p{Script=Han}{2}/u);
    for (const { title } of texts) expect(title).toMatch(/\p{Script=Han}|^lib/u);
    expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
    expect(new Set(texts.map(({ title }) => title)).size).toBe(texts.length);
  });

  it('is the same in the table of its folder', () => {
    const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');
    const rows = parts.map(
      (part) => `| ${part.name} | ${code(part.packages)} | ${part.licence} | ${code(part.texts)} |`,
    );
    const table = readFileSync(join(folder, 'README.md'), 'utf8').match(/^\|.*\|$/gm) ?? [];
    expect(table.slice(2)).toEqual(rows);
  });

  it('has a title for every text of the folder, and a part for every title but what others rest on', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    expect(texts.map(({ file }) => file).toSorted()).toEqual(files.toSorted());
    expect(new Set(parts.flatMap((part) => part.texts))).toEqual(new Set(files));
  });

  it('names every package the program depends on and every package the window imports', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const realName = (name: string) =>
      /^npm:(@?[^@]+)@/.exec(dependencies[name] ?? devDependencies[name] ?? '')?.[1] ?? name;
    const imported = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/(?:from|import) '((?:@[\w-]+\/)?[a-z][\w-]*)[^']*'/g)].map(
        ([, name = '']) => name,
      ),
    );
    expect(imported).toContain('antd');
    const listed = parts.flatMap(({ packages }) => packages.map((name) => name.replace(/ [\d.]+$/, '')));
    const named = (name: string) => listed.some((each) => each === name || each === name.replace(/\/.*/, '/*'));
    const all = [...Object.keys(dependencies).map(realName), ...new Set(imported)];
    expect(all.filter((name) => !named(name))).toEqual([]);
  });

  it('carries the licence of libheif word for word', () => {
    const own = readFileSync(join(root, 'node_modules', 'libheif-js', 'LICENSE'), 'utf8');
    expect(readFileSync(join(folder, 'lgpl-3.0.txt'), 'utf8')).toBe(own);
  });

  it('is told with the desk’s own licence first, then the texts of the folder, then what builds say', async () => {
    const licences = licencesSchema.parse(await readLicences());
    expect(licences.parts.map(({ name }) => name)).toEqual(parts.map(({ name }) => name));
    expect(licences.texts[0]?.text).toContain('Beian Desk authors');
    expect(licences.texts.slice(1, texts.length + 1)).toEqual(
      texts.map(({ file, title }) => ({ title, text: readFileSync(join(folder, file), 'utf8') })),
    );
    const built = ['renderer', 'main'].filter((name) => existsSync(join(root, 'dist', name, 'licences.txt')));
    const ofBuilds = licences.texts.slice(texts.length + 1);
    expect(ofBuilds).toHaveLength(built.length);
    for (const { text } of ofBuilds) {
      expect(text).toMatch(/^─+\n\S+ \d\S*（/);
      expect(text).not.toMatch(/^## \S+ - \d/m);
    }
  });
});
