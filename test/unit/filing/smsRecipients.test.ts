import { expect, it } from 'vitest';
import { smsRecipients } from '#shared/filing/smsRecipients.ts';
import { cleanApplication } from '#test/support/application.ts';

it('both principals get the message, a human being who is both is named once', () => {
  const application = cleanApplication();
  const { subjectPrincipal, appPrincipal } = application.roles;
  const both = { ...application, roles: { ...application.roles, appPrincipal: subjectPrincipal } };
  expect(smsRecipients(both).map(({ id, as }) => [id, as])).toEqual([[subjectPrincipal, '主体负责人、小程序负责人']]);
  const [one, two] = application.persons;
  const apart = {
    ...application,
    roles: { ...application.roles, subjectPrincipal: one?.id ?? null, appPrincipal: two?.id ?? null },
  };
  expect(smsRecipients(apart)).toMatchObject([
    { as: '主体负责人', mobile: one?.mobile },
    { as: '小程序负责人', mobile: two?.mobile },
  ]);
  expect(appPrincipal).not.toBeNull();
  const nobody = { ...application, roles: { ...application.roles, subjectPrincipal: null, appPrincipal: null } };
  expect(smsRecipients(nobody)).toEqual([]);
});
