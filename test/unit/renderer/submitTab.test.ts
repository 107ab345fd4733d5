import { describe, expect, it } from 'vitest';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { type MaterialSlotId, materialSlot, slotPlace } from '#shared/filing/materialSlot.ts';
import { onceAPicture } from '#shared/packages/onceAPicture.ts';
import { cleanApplication } from '#test/support/application.ts';
import { sayRow, sizeInName } from '../../../renderer/case/submit/sayRow.ts';
import { isOfAnother } from '../../../renderer/case/submit/submitWork.ts';

const application = cleanApplication({ roles: { legalRepresentative: 1, subjectPrincipal: 1, appPrincipal: 1 } });
const at = (slot: MaterialSlotId, scanId: number) => ({ slot, scanId, position: 0 }) as CaseMaterial;
const dark = (slot: MaterialSlotId, message: string) => ({
  rule: 'scan.dark',
  weight: 'must' as const,
  where: slotPlace(materialSlot(slot)),
  message,
  remedy: '样例',
  source: '样例',
  asOf: '2026-11-23',
});

describe('what blocks a package', () => {
  it('tells one picture of two roles once, with both places, though its two copies measured differently', () => {
    const materials = [at('subjectPrincipalFront', 7), at('appPrincipalFront', 7), at('subjectCertificate', 8)];
    const found = [
      dark('subjectPrincipalFront', '亮度 9'),
      dark('appPrincipalFront', '亮度 10'),
      dark('subjectCertificate', '亮度 9'),
    ];
    const told = onceAPicture(found, { application, materials });
    expect(told.map(({ places }) => places.length)).toEqual([2, 1]);
  });

  it('tells two pictures twice, and knows the one that serves a slot that holds nothing', () => {
    const found = [dark('subjectPrincipalFront', '暗'), dark('appPrincipalFront', '暗')];
    const two = [at('subjectPrincipalFront', 7), at('appPrincipalFront', 8)];
    expect(onceAPicture(found, { application, materials: two })).toHaveLength(2);
    expect(onceAPicture(found, { application, materials: [at('subjectPrincipalFront', 7)] })).toHaveLength(1);
  });

  it('is shown for the platform and the names it was made for only', () => {
    const wish = { profile: 'a', asciiNames: false, watermark: true, override: null };
    const work = { state: 'refused', findings: [], rows: [], wish, folder: null } as const;
    const same = { profile: 'a', asciiNames: false, watermark: true };
    expect(isOfAnother(work, same)).toBe(false);
    expect(isOfAnother(work, { ...same, profile: 'b' })).toBe(true);
    expect(isOfAnother(work, { ...same, asciiNames: true })).toBe(true);
    expect(isOfAnother(work, { ...same, watermark: false })).toBe(true);
    expect(isOfAnother(work, { ...same, watermark: null })).toBe(false);
    expect(isOfAnother({ state: 'idle' }, { ...same, profile: 'b' })).toBe(false);
  });

  it('says a file by weight, and its size as its name does', () => {
    expect(sayRow([])).toBeNull();
    expect(sayRow([{ weight: 'hint' }, { weight: 'must' }, { weight: 'hint' }])).toBe('1 个必改、2 条提示');
    expect(sizeInName(195_600)).toBe('192 KB');
  });
});
