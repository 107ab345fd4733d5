import { describe, expect, it } from 'vitest';
import { materialSlot, materialSlots } from '#shared/filing/materialSlot.ts';
import { cleanApplication, cleanMaterials, heldMaterial, type Overrides } from '#test/support/application.ts';
import { inShort, lint, shippedPack } from '#test/support/lintDefect.ts';

const application = cleanApplication();
const all = cleanMaterials(application, shippedPack);

describe('a missing material is one finding at its place', () => {
  it.each([
    ['subjectCertificate', 'must material.subjectCertificate icp_subject.organize_info.certificate_photo'],
    ['subjectPrincipalFront', 'must material.personCertificate icp_subject.principal_info.certificate_photo_front'],
    ['appPrincipalBack', 'must material.personCertificate icp_applets.principal_info.certificate_photo_back'],
    ['appPrincipalLetter', 'must material.authorizationLetter icp_applets.principal_info.authorization_letter'],
    ['commitmentLetter', 'must material.guangdongCommitment icp_materials.commitment_letter'],
    ['agencyMandate', 'hint material.agencyMandate materials.agencyMandate'],
  ] as const)('%s', (slot, expected) => {
    expect(inShort(lint(application, { materials: all.filter((each) => each.slot !== slot) }))).toEqual([expected]);
  });

  it('for two roles of one human being is asked for once, and one scan serves both', () => {
    const oneForAll = cleanApplication({ roles: { appPrincipal: 1 } });
    const without = (slots: readonly string[]) =>
      lint(oneForAll, {
        materials: cleanMaterials(oneForAll, shippedPack).filter(({ slot }) => !slots.includes(slot)),
      });
    expect(without(['appPrincipalFront'])).toEqual([]);
    expect(without(['subjectPrincipalFront'])).toEqual([]);
    expect(without(['subjectPrincipalFront', 'appPrincipalFront'])).toHaveLength(1);
  });

  it('says how many papers of pre-approvals are lacking', () => {
    const approved = cleanApplication({
      miniProgram: {
        preapprovals: [
          { type: 3, code: '样例 1', validUntil: null },
          { type: 4, code: '样例 2', validUntil: null },
        ],
      },
    });
    const materials = cleanMaterials(approved, shippedPack).filter(
      ({ slot, position }) => slot !== 'preapproval' || position === 0,
    );
    expect(lint(approved, { materials })).toMatchObject([
      { where: 'icp_applets.base_info.nrlx_details[].media', message: expect.stringContaining('1 份') },
    ]);
  });
});

describe('too many files', () => {
  it.each(materialSlots.map(({ id }) => id))('in %s', (id) => {
    const { most, officialPath } = materialSlot(id);
    const others = all.filter(({ slot }) => slot !== id);
    const full = Array.from({ length: most }, (_, position) => heldMaterial(id, position));
    expect(lint(application, { materials: [...others, ...full] })).toEqual([]);
    expect(inShort(lint(application, { materials: [...others, ...full, heldMaterial(id, most)] }))).toEqual([
      `must material.tooMany ${officialPath ?? `materials.${id}`}`,
    ]);
  });
});

describe('a letter received too long ago', () => {
  /** The clean case with its letters received at a moment, judged for a planned day. */
  const letters = (receivedAt: string, plannedOn: string, overrides: Overrides = {}) => {
    const planned = cleanApplication({ ...overrides, filingCase: { ...overrides.filingCase, plannedOn } });
    const materials = all.map((each) =>
      each.slot === 'appPrincipalLetter' ? { ...each, scan: { ...each.scan, receivedAt } } : each,
    );
    const found = lint(planned, { materials, today: '2026-11-23' });
    return inShort(found.filter(({ rule }) => rule === 'material.letterTooOld'));
  };
  const tooOld = ['should material.letterTooOld icp_applets.principal_info.authorization_letter'];

  it('is warned of from the 31st day on, counted to the planned day', () => {
    expect(letters('2026-11-23T02:00:00.000Z', '2026-12-23')).toEqual([]);
    expect(letters('2026-11-23T02:00:00.000Z', '2026-12-24')).toEqual(tooOld);
    expect(letters('2026-10-24T02:00:00.000Z', '2026-11-20')).toEqual([]);
    expect(letters('2026-10-23T02:00:00.000Z', '2026-11-20')).toEqual(tooOld);
  });

  it('counts by the day in China', () => {
    expect(letters('2026-10-23T15:59:59.999Z', '2026-11-23')).toEqual(tooOld);
    expect(letters('2026-10-23T16:00:00.000Z', '2026-11-23')).toEqual([]);
  });

  it('blocks when it was signed too long ago, or after the submission, whenever it came in', () => {
    const signed = (signedOn: string, receivedAt = '2026-11-20T02:00:00.000Z') => {
      const planned = cleanApplication({ filingCase: { plannedOn: '2026-12-01' } });
      const materials = all.map((each) =>
        each.slot === 'appPrincipalLetter' ? { ...each, signedOn, scan: { ...each.scan, receivedAt } } : each,
      );
      return lint(planned, { materials }).map(({ weight, rule }) => `${weight} ${rule}`);
    };
    expect(signed('2026-10-31')).toEqual(['must material.letterTooOld']);
    expect(signed('2026-11-01')).toEqual([]);
    expect(signed('2026-11-01', '2026-01-01T02:00:00.000Z')).toEqual([]);
    expect(signed('2026-12-01')).toEqual([]);
    expect(signed('2026-12-02')).toEqual(['must material.letterPostdated']);
  });

  it('is nothing once the filing was submitted', () => {
    expect(letters('2026-01-01T02:00:00.000Z', '2026-11-23', { filingCase: { stage: 'bureauReview' } })).toEqual([]);
    expect(letters('2026-01-01T02:00:00.000Z', '2026-11-23', { filingCase: { stage: 'appInfo' } })).toEqual(tooOld);
  });
});
