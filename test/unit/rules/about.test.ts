import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesDir } from '#backend/resources.ts';
import { aboutRulePack } from '#backend/rules/aboutRulePack.ts';
import { readLicences } from '#backend/rules/licences.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { rulePackAboutSchema } from '#shared/api/about.ts';

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

describe('readLicences', () => {
  it('gives the desk’s own licence, then the overview, then every other text, each under a title of its own', async () => {
    const licences = await readLicences();
    const folder = join(resourcesDir, 'licences');
    const files = readdirSync(folder);
    expect(licences.map(({ title }) => title).slice(0, 2)).toEqual(['备案工作台', '第三方软件与数据一览']);
    expect(licences[0]?.text).toContain('Beian Desk authors');
    expect(
      licences
        .slice(1)
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(files.map((name) => readFileSync(join(folder, name), 'utf8')).toSorted());
    expect(new Set(licences.map(({ title }) => title)).size).toBe(files.length + 1);
  });
});
