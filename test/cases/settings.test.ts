import { expect, test } from 'vitest';
import { putSetting } from '#backend/vault/store/settings.ts';
import { editingDesk, takeOnCase } from '#test/support/editingDesk.ts';

test('a new vault judges by the usual profile and remembers nothing', async () => {
  await using desk = await editingDesk();
  expect(await desk.client.settings.get()).toEqual({
    profile: 'wechat-default',
    strictness: 'usual',
    lockAfter: 15,
    preferences: {},
  });
});

test('cases are judged by the profile that was chosen', async () => {
  await using desk = await editingDesk();
  const caseNumber = await takeOnCase(desk.client);
  await desk.client.cases.edit({
    caseNumber,
    edits: [
      { field: 'roles.subjectPrincipal.certificateValidUntil', value: '2027-01-10', expected: null, holder: null },
    ],
  });
  const endsSoon = async () =>
    (await desk.client.cases.open({ caseNumber })).findings.some(({ rule }) => rule === 'identity.certificateEndsSoon');
  // The usual profile wants 90 days, this one says nothing about it.
  expect(await endsSoon()).toBe(true);
  await desk.client.settings.setProfile({ profile: 'wechat-community' });
  expect((await desk.client.settings.get()).profile).toBe('wechat-community');
  expect(await endsSoon()).toBe(false);
});

test('an unknown profile cannot be chosen; one a rule pack no longer has falls back', async () => {
  await using desk = await editingDesk();
  await expect(desk.client.settings.setProfile({ profile: 'nobody' })).rejects.toMatchObject({
    code: 'profileMissing',
  });
  const caseNumber = await takeOnCase(desk.client);
  const before = await desk.client.cases.open({ caseNumber });
  putSetting(desk.desk.vault().db, 'profile', JSON.stringify('gone-profile'));
  expect((await desk.client.settings.get()).profile).toBe('wechat-default');
  expect(await desk.client.cases.open({ caseNumber })).toEqual(before);
});

test('what is remembered comes back as it was, and the last word counts', async () => {
  await using desk = await editingDesk();
  const { settings } = desk.client;
  const columns = { shown: ['number', '主体'], widths: { number: 120.5 }, sorted: null, wide: true };
  await settings.remember({ key: 'cases.columns', value: 'first' });
  await settings.remember({ key: 'cases.columns', value: columns });
  await settings.remember({ key: 'casesXcolumns', value: [] });
  await settings.remember({ key: 'theme', value: null });
  expect((await settings.get()).preferences).toEqual({ 'cases.columns': columns, casesXcolumns: [], theme: null });
});

test('at most 200 preferences are remembered; known ones can still change', async () => {
  await using desk = await editingDesk();
  const { settings } = desk.client;
  for (let index = 0; index < 200; index++) await settings.remember({ key: `key${index}`, value: index });
  await expect(settings.remember({ key: 'oneMore', value: 1 })).rejects.toMatchObject({ code: 'badInput' });
  await settings.remember({ key: 'key199', value: 'changed' });
  const { preferences } = await settings.get();
  expect(Object.keys(preferences)).toHaveLength(200);
  expect(preferences['key199']).toBe('changed');
});

test('settings are in the vault and locked with it', async () => {
  await using desk = await editingDesk();
  await desk.client.vault.lock();
  await expect(desk.client.settings.get()).rejects.toMatchObject({ code: 'vaultLocked' });
  await expect(desk.client.settings.remember({ key: 'theme', value: 'dark' })).rejects.toMatchObject({
    code: 'vaultLocked',
  });
});
