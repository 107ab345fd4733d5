import { describe, expect, it } from 'vitest';
import { lintPayload } from '#shared/lint/lintPayload.ts';
import { readPayload } from '#shared/payload/readPayload.ts';
import { writePayload } from '#shared/payload/writePayload.ts';
import { profileById } from '#shared/scans/profile.ts';
import { cleanApplication, cleanMaterials, cleanToday } from '#test/support/application.ts';
import { shippedPack } from '#test/support/lintDefect.ts';
import { findingsOf, type Situation } from '#test/support/ruleCases.ts';
import { formCases } from './everyRule/formCases.ts';
import { identityCases } from './everyRule/identityCases.ts';
import { type Cases, contentCases, materialCases, provinceCases } from './everyRule/otherCases.ts';
import { registerCases, registerRules } from './everyRule/registerCases.ts';

const allCases: Cases = [...formCases, ...identityCases, ...contentCases, ...materialCases, ...provinceCases];
const applicationCases = allCases.map(([rule, hit, near, besides = []]) => ({ rule, hit, near, besides }));

/** Rules about a payload as it is written, before anything of it is judged. */
const payloadCases: readonly (readonly [rule: string, hit: string, near: string])[] = [
  ['form.unreadable', '"type":"four"', '"type":4'],
  ['form.unknownField', '"colour":1,"type":4', '"comment":null,"type":4'],
];

/** Groups that speak of pictures, letters and sheets: tried where those are made, under scans, letters and exchange. */
const triedElsewhere = ['scan', 'letter', 'intake'];

it('every rule of the pack stands in one of these tables, once', () => {
  const here = [...allCases, ...payloadCases, ...registerCases].map(([rule]) => rule);
  const registered = shippedPack.rules.map(({ id }) => id);
  const toBeHere = registered.filter((id) => !triedElsewhere.includes(id.split('.')[0] ?? ''));
  expect(here.toSorted()).toEqual(toBeHere.toSorted());
});

const rulesIn = (lines: readonly string[]) => lines.map((line) => line.split(' ')[1]);

/** In some provinces everybody is reminded of local numbers: no defect, except where it is asked for. */
function defectsOf(situation: Situation, rule: string): string[] {
  return findingsOf(situation).filter(
    (line) => rule === 'province.localMobile' || !line.startsWith('hint province.localMobile '),
  );
}

describe('one defect is one finding, and what only looks like it is none', () => {
  it('a clean company and a clean person have none', () => {
    expect([findingsOf({}), findingsOf({ of: 'person' })]).toEqual([[], []]);
  });

  it.each(applicationCases)('$rule', ({ rule, hit, near, besides }) => {
    expect(rulesIn(defectsOf(hit, rule)).toSorted()).toEqual([rule, ...besides].toSorted());
    expect(defectsOf(near, rule)).toEqual([]);
  });

  it.each(registerCases)('%s', (rule, hit, near) => {
    expect(registerRules(hit)).toEqual([rule]);
    expect(registerRules(near)).toEqual([]);
  });

  it.each(payloadCases)('%s', (rule, hit, near) => {
    const clean = cleanApplication();
    const held = cleanMaterials(clean, shippedPack);
    const media = (slot: string) => held.filter((each) => each.slot === slot).map(() => `${slot}.jpg`);
    const text = JSON.stringify(writePayload(clean, { media, kept: [], withOffice: false }));
    const found = (change: string) => {
      const payload = readPayload(JSON.parse(text.replace('"type":4', change)), shippedPack);
      if (!payload) throw new Error('no payload');
      const options = { today: cleanToday, profile: profileById(shippedPack, 'wechat-default') };
      return lintPayload(payload, shippedPack, options).map((finding) => finding.rule);
    };
    expect(text).toContain('"type":4');
    expect(found(hit)).toEqual([rule]);
    expect(found(near)).toEqual([]);
  });
});
