import { describe, expect, it } from 'vitest';
import type { FixManyEvent } from '#shared/api/materials.ts';
import { scanKindSchema } from '#shared/filing/materialSlot.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { plainAlso } from '#shared/scans/recipeForMany.ts';
import { afterEvents, nothingFixed, sayFixed, sayTried, withoutFixes } from '../../../renderer/fixMany/fixedScans.ts';
import {
  askedFor,
  automatic,
  groupsOf,
  kindGroups,
  kindsOf,
  type ManyChoice,
  sayChoice,
  verbOf,
  whyNotYet,
} from '../../../renderer/fixMany/manyChoice.ts';
import { lookAhead, type ScanAhead, sayAhead, sayStart } from '../../../renderer/fixMany/scansAhead.ts';

const sealed: ManyChoice = {
  straighten: false,
  also: { turn: 270, brightness: 20, contrast: -10, clearerSeal: true },
  kinds: ['letter'],
};

describe('what somebody chose for many scans', () => {
  it('names every kind in exactly one group', () => {
    expect(kindsOf(kindGroups.map(({ id }) => id)).toSorted()).toEqual([...scanKindSchema.options].toSorted());
    expect(groupsOf(automatic)).toEqual(kindGroups.map(({ id }) => id));
    expect(groupsOf({ kinds: kindsOf(['card', 'letter']) })).toEqual(['card', 'letter']);
  });

  it('is asked for as all kinds, or as those that were chosen', () => {
    expect(askedFor(automatic)).toEqual({ straighten: true, also: plainAlso, kinds: null });
    expect(askedFor(sealed)).toEqual({ straighten: false, also: sealed.also, kinds: ['letter'] });
  });

  it('says why it cannot begin', () => {
    expect(whyNotYet(automatic)).toBeNull();
    expect(whyNotYet({ ...automatic, straighten: false })).toBe('请先选要做什么');
    expect(whyNotYet({ ...sealed, kinds: [] })).toBe('请先选哪些图要改');
  });

  it('is called by what it does', () => {
    expect(verbOf(automatic)).toBe('裁正');
    expect(verbOf({ ...automatic, also: sealed.also })).toBe('修整');
    expect(verbOf(sealed)).toBe('修整');
    expect(sayChoice(automatic)).toBe('转正、裁出来、拉平');
    expect(sayChoice(sealed)).toBe('左转、调亮、减弱对比、红章更清楚');
  });
});

describe('what would become of the scans', () => {
  const scan = (change: Partial<ScanAhead>): ScanAhead => ({
    caseNumber: '2026-0001',
    scanId: 1,
    slot: 'subjectPrincipalLetter',
    name: '授权书.jpg',
    kind: 'letter',
    never: null,
    fixed: false,
    proposed: { recipe: plainRecipe, sure: false, needless: true, reason: '已经是正的，不用裁' },
    ...change,
  });

  it('is decided once for each, by the first place of a chosen kind', () => {
    const card = scan({ slot: 'subjectPrincipalFront', kind: 'personFront', scanId: 2 });
    const { changed, staying } = lookAhead(
      [
        card,
        scan({}),
        scan({ caseNumber: '2026-0002' }),
        scan({ scanId: 3, fixed: true }),
        scan({ ...card, kind: 'letter' }),
      ],
      sealed,
    );
    expect(changed.map(({ scan: { scanId, kind } }) => [scanId, kind])).toEqual([
      [1, 'letter'],
      [2, 'letter'],
    ]);
    expect(changed[0]?.recipe).toEqual({ ...plainRecipe, ...sealed.also });
    expect(staying.map(({ scan: { scanId }, reason }) => [scanId, reason])).toEqual([[3, '已经修整过']]);
  });

  it('is counted as far as the cases were looked through', () => {
    const ahead = lookAhead([scan({}), scan({ scanId: 3, fixed: true })], sealed);
    const far = (looked: number, cases: number) => ({ looked, most: 200, cases });
    expect(sayAhead(ahead, far(2, 2))).toBe('1 张会改，1 张不动');
    expect(sayAhead({ ...ahead, staying: [] }, far(2, 2))).toBe('1 张会改');
    expect(sayAhead(ahead, far(1, 2))).toBe('1 张会改，1 张不动，还在看第 2 个案件，共 2 个');
    expect(sayAhead(ahead, far(200, 500))).toBe('前 200 个案件里，1 张会改，1 张不动');
    expect([sayStart('修整', ahead, far(1, 2)), sayStart('修整', ahead, far(2, 2))]).toEqual(['开始修整', '修整 1 张']);
  });
});

describe('what became of them', () => {
  it('is said in the word of what was done, with those that still lie askew', () => {
    const of = { caseNumber: '2026-0001', slot: 'subjectPrincipalLetter', name: '授权书.jpg' } as const;
    const fixed = (scanId: number, askew: string | null): FixManyEvent & { type: 'fixed' } => ({
      type: 'fixed',
      ...of,
      scanId,
      fix: String(scanId),
      recipe: { ...plainRecipe, clearerSeal: true },
      askew,
    });
    const [one, other] = [fixed(1, null), fixed(2, '四条边不够清楚')];
    const left: FixManyEvent = { type: 'left', ...of, scanId: 3, reason: '已经修整过', failed: false };
    const fixing = afterEvents(nothingFixed, [one, other, left]);
    expect(sayFixed(fixing, '修整')).toBe('修整 2 张（其中 1 张没有拉平），没动 1 张。');
    expect(sayFixed(withoutFixes(fixing, [{ fix: '2' }]), '裁正')).toBe('裁正 1 张，撤销 1 张，没动 1 张。');
    expect([one, other, left].map(sayTried)).toEqual([
      '红章更清楚',
      '红章更清楚；没有拉平：四条边不够清楚',
      '已经修整过',
    ]);
  });
});
