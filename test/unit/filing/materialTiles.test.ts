import { describe, expect, it } from 'vitest';
import { judgeCase } from '#backend/cases/judgeCase.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { countFindings } from '#shared/filing/findingKind.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { materialTiles } from '#shared/filing/materialTiles.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import { cleanApplication, cleanMaterials, cleanToday } from '#test/support/application.ts';
import { lint, shippedPack } from '#test/support/lintDefect.ts';
import { headWords } from '../../../renderer/case/materials/tileWords.ts';

function tilesOf(application: Application, held: readonly HeldMaterial[]) {
  const judged = judgeCase(application, held, {
    pack: shippedPack,
    rulebook: rulebookOf(shippedPack),
    profile: profileById(shippedPack, 'wechat-default'),
    strictness: 'usual',
    today: cleanToday,
    agencyPhones: [],
    ownRules: [],
  });
  const tiles = materialTiles({ ...judged, required: requiredMaterials(application, shippedPack) });
  return (id: MaterialSlotId) => tiles.find(({ slot }) => slot.id === id);
}

/** Every file of the case, those of one slot changed. */
function heldBut(application: Application, slots: readonly MaterialSlotId[], scan: Partial<HeldMaterial['scan']>) {
  return cleanMaterials(application, shippedPack).map((each, at) => ({
    ...each,
    scan: { ...each.scan, id: at + 10, ...(slots.includes(each.slot) ? scan : {}) },
  }));
}

describe('a tile says what the case says of its file', () => {
  const application = cleanApplication();

  it('a letter that came in long ago is not fine, and is there', () => {
    const tile = tilesOf(
      application,
      heldBut(application, ['appPrincipalLetter'], { receivedAt: '2026-09-22T02:00:00.000Z' }),
    );
    expect(tile('appPrincipalLetter')).toMatchObject({
      state: 'doubtful',
      remarks: [{ rule: 'material.letterTooOld', message: expect.stringContaining('70 天') }],
    });
    expect(tile('subjectCertificate')).toMatchObject({ state: 'fine', remarks: [] });
  });

  it('a letter for both roles in two slots is told of in both', () => {
    const both = cleanApplication({ roles: { subjectPrincipal: 2, appPrincipal: 2 } });
    const slots = ['subjectPrincipalLetter', 'appPrincipalLetter'] as const;
    const held = heldBut(both, slots, { id: 1, receivedAt: '2026-09-22T02:00:00.000Z' });
    const tile = tilesOf(both, held);
    expect(slots.map((id) => tile(id)?.state)).toEqual(['doubtful', 'doubtful']);
    expect(slots.map((id) => tile(id)?.remarks.length)).toEqual([1, 1]);
  });

  it('too many files are a mistake where they lie, and nowhere else', () => {
    const held = heldBut(application, [], {});
    const more = held.find(({ slot }) => slot === 'commitmentLetter');
    const tile = tilesOf(application, more ? [...held, { ...more, position: 1, scan: { ...more.scan, id: 99 } }] : []);
    expect(tile('commitmentLetter')).toMatchObject({ state: 'problems', remarks: [{ rule: 'material.tooMany' }] });
    expect(tile('subjectCertificate')?.state).toBe('fine');
  });
});

describe('what a case lacks is counted once', () => {
  const both = cleanApplication({ roles: { legalRepresentative: 1, subjectPrincipal: 1, appPrincipal: 1 } });

  it('the card of a man in three roles is one paper, asked for in one place', () => {
    const tile = tilesOf(both, []);
    const fronts = ['subjectPrincipalFront', 'appPrincipalFront'] as const;
    expect(fronts.map((id) => tile(id)?.state)).toEqual(['missing', 'awaited']);
    expect(tile('appPrincipalFront')?.servedFrom?.id).toBe('subjectPrincipalFront');
  });

  it('the head says the number the list of problems has, and what is to be put right', () => {
    const findings = lint(both, { materials: [] }).filter(({ rule }) => rule.startsWith('material.'));
    const tiles = materialTiles({ materials: [], findings, required: requiredMaterials(both, shippedPack) });
    expect(headWords(tiles)).toMatch(new RegExp(`^还缺 ${countFindings(findings).missing} 样必需的：主体证件、`));
    expect(headWords([])).toBe('必需的材料都有了。');
    expect(headWords(tiles.slice(0, 1).map((tile) => ({ ...tile, state: 'problems' as const })))).toBe(
      '必需的材料都有了；要改的有：主体证件。',
    );
  });

  it('the head tells a picture that serves several roles once', () => {
    const held = heldBut(both, [], {});
    const [front] = held.filter(({ slot }) => slot === 'subjectPrincipalFront');
    const slots = ['subjectPrincipalFront', 'appPrincipalFront', 'legalRepresentativeFront'] as const;
    const same = front ? slots.map((slot) => ({ ...front, slot })) : [];
    const tile = tilesOf(both, same);
    const wrong = slots.flatMap((id) => tile(id) ?? []).map((each) => ({ ...each, state: 'problems' as const }));
    expect(headWords(wrong)).toContain('要改的有：主体负责人证件人像面（3 处用的是同一张）');
    // Called as the list of findings calls it.
    const told = [{ where: 'icp_applets.principal_info.certificate_photo_front', weight: 'must' as const }];
    expect(headWords(wrong, told)).toContain('要改的有：小程序负责人证件人像面（3 处用的是同一张）');
  });
});
