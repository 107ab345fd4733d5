import { describe, expect, it } from 'vitest';
import { loadTemplates } from '#backend/letters/loadTemplates.ts';
import { requiredLetters } from '#backend/letters/requiredLetters.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { requiredMaterials } from '#shared/filing/requiredMaterials.ts';
import { cleanApplication, cleanPersonalApplication } from '#test/support/application.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

const pack = await loadRulePack();
const beijing = { subject: { province: '110000' } };
const ids = (application: Application) => requiredLetters(application, pack).map((each) => each.template);

describe('requiredLetters', () => {
  it.each([
    ['legal representative in both roles', { subjectPrincipal: 1, appPrincipal: 1 }, []],
    ['another subject principal', { subjectPrincipal: 2, appPrincipal: 1 }, ['subjectPrincipalAuthorization']],
    ['another app principal', { subjectPrincipal: 1, appPrincipal: 2 }, ['appPrincipalAuthorization']],
    ['one other person in both roles', { subjectPrincipal: 2, appPrincipal: 2 }, ['bothRolesAuthorization']],
    ['no principals yet', { subjectPrincipal: null, appPrincipal: null }, []],
    ['no legal representative yet', { legalRepresentative: null, subjectPrincipal: 2, appPrincipal: 2 }, []],
  ])('%s', (_, roles, letters) => {
    expect(ids(cleanApplication({ ...beijing, roles }))).toEqual([...letters, 'agencyMandate']);
  });

  it('asks for two letters where two other people hold the roles', () => {
    const application = cleanApplication({
      ...beijing,
      roles: { legalRepresentative: 1, subjectPrincipal: 2, appPrincipal: 3 },
    });
    const another = { name: '样例丙', certificateNumber: residentIdFrom('44030519910303003') };
    const third = {
      ...application,
      persons: [...application.persons, { ...(application.persons[1] ?? fail()), ...another, id: 3 }],
    };
    expect(ids(third)).toEqual(['subjectPrincipalAuthorization', 'appPrincipalAuthorization', 'agencyMandate']);
  });

  it('asks for the commitment in 广东, of persons too', () => {
    expect(ids(cleanPersonalApplication())).toEqual(['filingCommitment', 'agencyMandate']);
    expect(requiredLetters(cleanPersonalApplication(), pack)[0]?.reason).toContain('手印');
    expect(ids(cleanApplication())).toContain('filingCommitment');
  });

  it('asks only for the mandate when a filing is cancelled', () => {
    expect(ids(cleanApplication({ filingCase: { filingType: 'cancel' } }))).toEqual(['agencyMandate']);
  });

  it('names templates that exist, and fills every letter slot the case needs', async () => {
    const templates = new Set((await loadTemplates()).map((each) => each.id));
    for (const roles of [{}, { subjectPrincipal: 2 }, { appPrincipal: 1 }]) {
      const application = cleanApplication({ roles });
      const letters = requiredLetters(application, pack);
      for (const { template } of letters) expect(templates).toContain(template);
      const slots = letters.flatMap((each) => each.slots);
      const needed = requiredMaterials(application, pack).map((each) => each.slot);
      for (const slot of needed.filter((each) => /Letter$|agencyMandate/.test(each))) expect(slots).toContain(slot);
    }
  });
});

function fail(): never {
  throw new Error('no second person');
}
