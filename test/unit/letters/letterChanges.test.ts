import { describe, expect, it } from 'vitest';
import { discretionFor } from '#backend/cases/discretion.ts';
import { gatherLetter } from '#backend/letters/gatherLetter.ts';
import { letterChanges } from '#backend/letters/letterChanges.ts';
import { templateById } from '#backend/letters/loadTemplates.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { cleanApplication, type Overrides } from '#test/support/application.ts';
import { specimenAgency } from '#test/support/specimenDossier.ts';

const pack = await loadRulePack();
const template = await templateById('appPrincipalAuthorization');
const mandate = await templateById('agencyMandate');

function valuesOf(application: Application, of = template) {
  return gatherLetter(of, { application, agency: specimenAgency, pack, date: null });
}

/** What is said of a letter printed from the clean case once the case is another. */
function changes(overrides: Overrides, printed = valuesOf(cleanApplication())) {
  const today = cleanApplication(overrides);
  return letterChanges(template, printed, valuesOf(today), discretionFor(today, true));
}

describe('a printed letter', () => {
  it('is fresh while the case says the same', () => {
    expect(changes({})).toEqual([]);
  });

  it('is fresh when something changed that it does not quote', () => {
    expect(changes({ subject: { businessScope: '样例新范围' }, miniProgram: { comment: '样例新备注' } })).toEqual([]);
  });

  it('names exactly what changed, in the order of the template', () => {
    const changed = changes({
      miniProgram: { name: '样例新花店' },
      persons: { 1: { name: '样例丙', mobile: '13800009999' } },
    });
    expect(changed).toEqual([
      { label: '被授权人姓名', was: '样例乙', now: '样例丙' },
      { label: '小程序名称', was: '样例花店', now: '样例新花店' },
    ]);
  });

  it('tells what was left out since, and what was added', () => {
    expect(changes({ persons: { 1: { post: null } } })).toEqual([
      { label: '被授权人职务', was: '样例职务', now: null },
    ]);
    const { appName: _, ...without } = valuesOf(cleanApplication());
    expect(changes({}, without)).toEqual([{ label: '小程序名称', was: null, now: '样例花店' }]);
  });

  it('never goes stale by what was typed in for this one letter', () => {
    expect(changes({}, { ...valuesOf(cleanApplication()), validUntil: '2029年12月31日' })).toEqual([]);
  });
});

describe('numbers in the list of changes', () => {
  const before = cleanApplication();
  const holder = before.persons[1];
  const number = holder?.certificateNumber ?? '';
  const other = before.persons[0]?.certificateNumber ?? '';

  it('are masked on both sides', () => {
    const [changed, ...more] = changes({ persons: { 1: { certificateNumber: other } } });
    expect(more).toEqual([]);
    expect(changed?.label).toBe('被授权人证件号码');
    for (const [shown, secret] of [
      [changed?.was, number],
      [changed?.now, other],
    ]) {
      expect(shown).toHaveLength(18);
      expect(shown).not.toContain(secret?.slice(6, 14));
    }
  });

  it('are masked where the subject was a person and is a company now', () => {
    const was = { ...before, subject: { ...before.subject, certificateNumber: number } };
    const [changed] = letterChanges(template, valuesOf(was), valuesOf(before), discretionFor(before, true));
    expect(changed).toMatchObject({ label: '主体证件号码', now: before.subject.certificateNumber });
    expect(changed?.was).not.toContain(number.slice(6, 14));
  });

  it('are masked wherever else they stand', () => {
    const was = { ...before, subject: { ...before.subject, name: `样例花艺 ${number}` } };
    const changed = letterChanges(
      mandate,
      { ...valuesOf(was, mandate), principalMobile: '13900001234' },
      valuesOf(before, mandate),
      discretionFor(before, true),
    );
    expect(changed.map(({ label }) => label)).toEqual(['主体名称', '主体负责人电话']);
    const said = JSON.stringify(changed);
    for (const secret of [number, '13900001234', before.persons[0]?.mobile ?? '']) expect(said).not.toContain(secret);
  });
});
