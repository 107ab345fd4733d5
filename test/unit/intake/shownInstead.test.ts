import { describe, expect, it } from 'vitest';
import { lessSureWhereFull } from '#shared/intake/lessSureWhereFull.ts';
import { paperOfName } from '#shared/intake/paperOfName.ts';
import type { PaperSeen } from '#shared/intake/paperSeen.ts';
import { plain } from '#shared/intake/plain.ts';
import type { Proposal } from '#shared/intake/proposal.ts';
import { shownInstead } from '#shared/intake/shownInstead.ts';

const back: PaperSeen = { kind: 'card', side: 'back', because: '画面像身份证国徽面' };
const letter: PaperSeen = { kind: 'letter', because: '画面像盖了红章的文书' };
const licenceCode = { codes: [{ text: '914403001922038216', corners: [] }] } as never;

describe('a name that its picture contradicts', () => {
  const told = (name: string, seen: PaperSeen | null, facts: Parameters<typeof shownInstead>[2] = null) => {
    const paper = paperOfName(plain(name), null);
    if (!paper) throw new Error(name);
    const instead = shownInstead(paper, seen, facts)?.paper;
    return instead && (instead.kind === 'card' ? instead.side : instead.kind === 'slot' && instead.slot);
  };

  it('gives way to the side of a card, whichever paper it speaks of', () => {
    expect(told('张样例身份证人像面', back)).toBe('back');
    expect(told('营业执照', back)).toBe('back');
    expect(told('授权书', back)).toBe('back');
  });

  it('gives way to a credit code where it speaks of a card', () => {
    expect(told('身份证', null, licenceCode)).toBe('subjectCertificate');
    expect(told('授权书', null, licenceCode)).toBeUndefined();
  });

  it('stands where both agree, where a card is only part of it, and against what is only likely', () => {
    expect(told('身份证国徽面', back)).toBeUndefined();
    expect(told('身份证正反面', back)).toBeUndefined();
    expect(told('手持身份证', back)).toBeUndefined();
    expect(told('身份证人像面', letter)).toBeUndefined();
    expect(told('身份证人像面', null)).toBeUndefined();
  });
});

describe('sure proposals for a slot', () => {
  const sure = (slot: 'subjectCertificate' | 'subjectOther'): Proposal => ({
    places: [{ caseNumber: '2026-0001', subjectName: '样例', slots: [slot] }],
    confidence: 'sure',
    reason: '样例依据',
  });
  const confidences = (proposals: readonly Proposal[], held: Parameters<typeof lessSureWhereFull>[1]) =>
    [...lessSureWhereFull(new Map(proposals.map((each, id) => [id, each])), held).values()].map(
      ({ confidence, reason }) => `${confidence} ${reason}`,
    );

  it('are not where it is taken, by a file of the case or by one before', () => {
    const licences = [sure('subjectCertificate'), sure('subjectCertificate')];
    expect(confidences(licences, () => new Map())).toEqual([
      'sure 样例依据',
      'likely 样例依据，但前面还有一份也是“主体证件”，请核对',
    ]);
    const taken = () => new Map([['subjectCertificate', 1] as const]);
    expect(confidences(licences.slice(1), taken)).toEqual(['likely 样例依据，但案件里已经有“主体证件”了，请核对']);
  });

  it('stay sure where there is room for more', () => {
    const held = () => new Map([['subjectOther', 8] as const]);
    const others = Array.from({ length: 3 }, () => sure('subjectOther'));
    expect(confidences(others, held).map((each) => each.split(' ')[0])).toEqual(['sure', 'sure', 'likely']);
  });
});
