import { describe, expect, it } from 'vitest';
import { judgeCase } from '#backend/cases/judgeCase.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { profileById } from '#shared/scans/profile.ts';
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
});
