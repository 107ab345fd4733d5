import { describe, expect, it } from 'vitest';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { canBeOverridden, matterOf } from '#shared/filing/settlement.ts';
import type { LintOptions } from '#shared/lint/lintContext.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';
import {
  cleanApplication,
  cleanMaterials,
  cleanPersonalApplication,
  cleanToday,
  heldMaterial,
} from '#test/support/application.ts';
import { fieldChanges } from '#test/support/fieldChanges.ts';
import { lint, shippedPack } from '#test/support/lintDefect.ts';
import { inProvince, type Situation } from '#test/support/ruleCases.ts';
import { formCases } from '../lint/everyRule/formCases.ts';
import { identityCases } from '../lint/everyRule/identityCases.ts';
import { contentCases, materialCases, provinceCases } from '../lint/everyRule/otherCases.ts';

/** Situations the tables of the rules do not have. */
const more: readonly (readonly [rule: string, hit: Situation])[] = [
  ['form.certificateAddressElsewhere', { subject: { certificateAddress: '广东省深圳市罗湖区样例路9号' } }],
  [
    'form.certificateAddressElsewhere',
    { subject: { city: '440100', district: '440106', certificateAddress: '广东省韶关市样例路9号' } },
  ],
  ['form.personalDiffers', { of: 'person', subject: { certificateNumber: '44030519900202002X' } }],
  ['identity.certificateEndsSoon', { subject: { certificateValidUntil: '2027-02-01' } }],
  ['province.principal', { subject: inProvince('140000'), roles: { subjectPrincipal: 2 } }],
];

const hits = [...formCases, ...identityCases, ...contentCases, ...materialCases, ...provinceCases, ...more].map(
  ([rule, hit]) => ({ rule, hit }),
);

interface Judged {
  readonly application: Application;
  readonly held: readonly HeldMaterial[];
  readonly at: (application: Application, today?: string) => Finding[];
}

function judged({ of, lacking = [], overfull, options, ...overrides }: Situation): Judged {
  const application = of === 'person' ? cleanPersonalApplication(overrides) : cleanApplication(overrides);
  const full = overfull ? Array.from({ length: 99 }, (_, position) => heldMaterial(overfull, position)) : [];
  const given = options?.materials as readonly HeldMaterial[] | undefined;
  const held = given ?? [
    ...cleanMaterials(application, shippedPack).filter(({ slot }) => !lacking.includes(slot)),
    ...full,
  ];
  const known: Partial<LintOptions> = { ...options, materials: held };
  return { application, held, at: (changed, today = cleanToday) => lint(changed, { ...known, today }) };
}

const same = (findings: readonly Finding[], { rule, where }: Finding) =>
  findings.filter((each) => each.rule === rule && each.where === where);
const said = (findings: readonly Finding[]) => findings.map(({ weight, message }) => `${weight} ${message}`).join('|');

describe('what a finding is about', () => {
  it.each(hits)('$rule: is another matter as soon as anything it depends on is', ({ rule, hit }) => {
    const { application, held, at } = judged(hit);
    const before = at(application);
    const changes = fieldChanges(application).map((change) => ({ ...change, found: at(change.application) }));
    for (const finding of before.filter((each) => each.rule === rule && canBeOverridden(each))) {
      const matter = matterOf(finding, application, held);
      const matters = new Set(
        changes
          .filter(({ found }) => said(same(found, finding)) !== said(same(before, finding)))
          .map(({ field }) => field),
      );
      const overlooked = changes
        .filter(({ field }) => matters.has(field))
        .filter((change) =>
          same(change.found, finding).some((each) => matterOf(each, change.application, held) === matter),
        );
      expect(overlooked.map(({ field }) => field)).toEqual([]);
    }
  });

  it.each(hits)('$rule: is the same matter on a later day', ({ rule, hit }) => {
    const { application, held, at } = judged({ ...hit, filingCase: { ...hit.filingCase, plannedOn: null } });
    const days = ['2026-11-23', '2026-12-01', '2026-12-20', '2027-02-28', '2028-02-29', '2031-05-01'];
    const byDay = days.map((day) => at(application, day));
    for (const [index, first] of byDay.entries()) {
      for (const finding of first.filter((each) => each.rule === rule)) {
        const matters = (found: readonly Finding[]) =>
          same(found, finding).map((each) => matterOf(each, application, held));
        for (const later of byDay
          .slice(index + 1)
          .filter((found) => same(found, finding).length === same(first, finding).length))
          expect(matters(later)).toEqual(matters(first));
      }
    }
  });

  it.each(['filingCase.note', 'filingCase.staff', 'miniProgram.appId'])('is untouched by %s', (field) => {
    for (const { rule, hit } of hits.filter(
      (each) => each.rule !== 'form.recommended' && each.rule !== 'identity.appId',
    )) {
      const { application, held, at } = judged(hit);
      const found = at(application).filter((each) => each.rule === rule);
      for (const change of fieldChanges(application).filter((each) => each.field === field))
        for (const finding of found)
          expect(matterOf(finding, change.application, held)).toBe(matterOf(finding, application, held));
    }
  });
});
