import { describe, expect, it } from 'vitest';
import { judgeCase } from '#backend/cases/judgeCase.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { profileById } from '#shared/scans/profile.ts';
import { plainRecipe, type Recipe } from '#shared/scans/recipe.ts';
import { cleanApplication, cleanMaterials } from '#test/support/application.ts';

const pack = await loadRulePack();
const rules = {
  pack,
  rulebook: rulebookOf(pack),
  profile: profileById(pack, 'wechat-default'),
  strictness: 'usual' as const,
  today: '2026-11-23',
  agencyPhones: [],
  ownRules: [],
};

describe('judging a whole case', () => {
  it('names a problem of one picture once, though three slots hold it', () => {
    const [first] = cleanMaterials(cleanApplication(), pack);
    if (!first) throw new Error('no material');
    const scan = { ...first.scan, facts: { ...first.scan.facts, bytes: 20_000 } };
    const slots = ['subjectPrincipalFront', 'appPrincipalFront', 'legalRepresentativeFront'] as const;
    const held = slots.map((slot) => ({ ...first, slot, scan }));
    const { findings, materials } = judgeCase(cleanApplication(), held, rules);
    expect(findings.filter(({ rule }) => rule === 'scan.bytesTooFew')).toHaveLength(1);
    expect(materials.map((material) => material.findings.some(({ rule }) => rule === 'scan.bytesTooFew'))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('lets nothing that the copy for the platform puts right keep a case from being ready', () => {
    const [first] = cleanMaterials(cleanApplication(), pack);
    if (!first) throw new Error('no material');
    const ofFile = (changes: Partial<typeof first.scan.facts>) => {
      const scan = { ...first.scan, facts: { ...first.scan.facts, ...changes } };
      const held = [{ ...first, slot: 'subjectCertificate' as const, scan }];
      const [material] = judgeCase(cleanApplication(), held, rules).materials;
      return material?.findings.map(({ rule, weight }) => `${rule} ${weight}`);
    };
    expect(ofFile({ contentType: 'heic', extension: 'heic' })).toContain('scan.format hint');
    expect(ofFile({ bytes: 2_600_000 })).toContain('scan.bytesTooMany hint');
    expect(ofFile({ bytes: 40_000 })).toContain('scan.bytesTooFew hint');
    expect(ofFile({ width: 400, height: 300 })).toContain('scan.pixelsTooFew must');
  });

  it('goes on asking to look at a picture that was too dark and was made brighter', () => {
    const [first] = cleanMaterials(cleanApplication(), pack);
    if (!first) throw new Error('no material');
    const scan = { ...first.scan, facts: { ...first.scan.facts, brightness: 12 } };
    const fixed = (recipe: Partial<Recipe>) => ({
      fileId: 'f'.repeat(32),
      recipe: { ...plainRecipe, ...recipe },
      facts: { ...first.scan.facts, brightness: 150 },
      madeAt: '2026-11-23T00:00:00Z',
    });
    const of = (recipe: Partial<Recipe>) =>
      judgeCase(cleanApplication(), [{ ...first, scan, fix: fixed(recipe) }], rules).materials[0]?.findings.find(
        ({ rule }) => rule === 'scan.dark',
      )?.weight;
    expect(of({ brightness: 100 })).toBe('should');
    expect(of({ turn: 90 })).toBeUndefined();
  });
});
