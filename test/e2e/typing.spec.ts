import { commentOf, newCase, withPeople } from './newCase.ts';
import { expect, openVault, test } from './office.ts';

test('a page reloaded in the middle of typing has lost nothing', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=miniProgram.comment`);
  // The browser asks before it leaves unsaved text; the person says yes all the same.
  page.on('dialog', (dialog) => void dialog.accept());
  const comment = page.getByLabel('小程序备注');
  const typed = '本样例小程序介绍打字练习的课程和价格，供学员查看上课时间并预约';
  await comment.fill('');
  await comment.pressSequentially(typed, { delay: 5 });
  await page.reload();
  await expect(comment).toHaveValue(typed);
  expect(await commentOf(office, caseNumber)).toBe(typed);
});

test('the browser asks before it drops what is still composed or on its way', async ({ context, office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=miniProgram.comment`);
  const comment = page.getByLabel('小程序备注');
  await expect(comment).toBeFocused();
  const asksToStay = async () => {
    const asking = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asking;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
  };

  const keyboard = await context.newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text: 'yangli', selectionStart: 6, selectionEnd: 6 });
  await expect(comment).toHaveValue('yangli');
  await asksToStay();
  await expect(comment).toHaveValue('yangli');

  const held = Promise.withResolvers<void>();
  await page.route('**/api/cases/edit', async (route) => {
    await held.promise;
    await route.continue();
  });
  const sent = page.waitForRequest('**/api/cases/edit');
  await comment.fill('样例备注');
  await comment.blur();
  await sent;
  await asksToStay();
  held.resolve();
  await expect(page.getByText('都已保存')).toBeVisible();
  expect(await commentOf(office, caseNumber)).toBe('样例备注');

  // All of it is in the vault: nothing is asked any more.
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});

test('typing waits for nobody: while nothing is answered every field takes what is typed, and all of it is kept', async ({
  office,
}) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=miniProgram.comment`);
  const comment = page.getByLabel('小程序备注');
  await expect(comment).toBeFocused();
  const held = Promise.withResolvers<void>();
  await page.route('**/api/cases/edit', async (route) => {
    await held.promise;
    await route.continue();
  });
  const sent = page.waitForRequest('**/api/cases/edit');
  await comment.fill('样例备注，介绍本小程序。');
  await comment.blur();
  await sent;
  const name = page.getByLabel('小程序名称', { exact: true });
  await name.fill('样例课程');
  await name.blur();
  await comment.pressSequentially('又想起一句。');
  await expect(comment).toHaveValue('样例备注，介绍本小程序。又想起一句。');
  await expect(name).toHaveValue('样例课程');
  expect(await commentOf(office, caseNumber)).toBeNull();
  held.resolve();
  await comment.blur();
  await expect(page.getByText('都已保存')).toBeVisible();
  expect(await commentOf(office, caseNumber)).toBe('样例备注，介绍本小程序。又想起一句。');
  await expect(name).toHaveValue('样例课程');
});

test('two tabs editing one field: the second is told, and nothing is overwritten silently', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const place = `/cases/${caseNumber}/form?where=miniProgram.comment`;
  const [one, other] = [await office.openDesk(place), await office.openDesk(place)];
  const [mine, theirs] = [one.getByLabel('小程序备注'), other.getByLabel('小程序备注')];
  await expect(mine).toBeVisible();
  await expect(theirs).toBeVisible();

  // What the first tab saves is on its way while the second one saves: the slow one must not win silently.
  const held = Promise.withResolvers<void>();
  await one.route('**/api/cases/edit', async (route) => {
    await held.promise;
    await route.continue();
  });
  const sent = one.waitForRequest('**/api/cases/edit');
  await mine.fill('第一个窗口写的备注，介绍本样例小程序的课程。');
  await mine.blur();
  await sent;
  const second = '第二个窗口写的备注，介绍本样例小程序的价格。';
  await theirs.fill(second);
  await theirs.blur();
  await expect.poll(() => commentOf(office, caseNumber)).toBe(second);
  held.resolve();

  await expect(one.getByText('别处改成了')).toContainText('第二个窗口写的备注');
  await expect(one.getByText('别处改成了')).toContainText('第一个窗口写的备注');
  expect(await commentOf(office, caseNumber)).toBe(second);
  const part = one.getByRole('region', { name: '小程序', exact: true });
  await expect(part.getByText('1 处没有保存')).toBeVisible();
  await expect(part.getByText('没有问题')).toBeHidden();
  await one.getByRole('button', { name: '用我的' }).click();
  await expect.poll(() => commentOf(office, caseNumber)).toBe('第一个窗口写的备注，介绍本样例小程序的课程。');
  await expect(theirs).toHaveValue('第一个窗口写的备注，介绍本样例小程序的课程。');
});

test('a mobile typed while another window swaps the person goes to nobody until that is said', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const { cases } = office.backend.client;
  const { appPrincipal, subjectPrincipal } = await withPeople(office, caseNumber);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=roles.appPrincipal.mobile`);
  const mobile = page.getByLabel('小程序负责人手机号');
  await expect(mobile).toBeFocused();

  const held = Promise.withResolvers<void>();
  await page.route('**/api/cases/edit', async (route) => {
    await held.promise;
    await route.continue();
  });
  const sent = page.waitForRequest('**/api/cases/edit');
  await mobile.fill('13900000009');
  await mobile.blur();
  await sent;
  // Somebody new, with the very mobile the first window saw.
  const swap = { caseNumber, role: 'appPrincipal' } as const;
  const { application } = await cases.setRole({ ...swap, holder: { type: 'new' }, expected: appPrincipal });
  const holder = application.roles.appPrincipal;
  const edits = [{ field: 'roles.appPrincipal.mobile' as const, value: '13800000000', expected: null, holder }];
  await cases.edit({ caseNumber, edits });
  held.resolve();

  await expect(page.getByText('这个角色换了人')).toBeVisible();
  const mobiles = async () => {
    const { persons } = (await cases.open({ caseNumber })).application;
    return Object.fromEntries(persons.map((person) => [person.id, person.mobile]));
  };
  expect(await mobiles()).toEqual({ [subjectPrincipal ?? 0]: '13800000000', [holder ?? 0]: '13800000000' });
  await page.getByRole('button', { name: '填给现在这位' }).click();
  await expect.poll(mobiles).toEqual({ [subjectPrincipal ?? 0]: '13800000000', [holder ?? 0]: '13900000009' });
});

test('half a day typed for somebody stays in sight when the role is emptied', async ({ office }) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  await withPeople(office, caseNumber);
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=roles.appPrincipal.certificateValidUntil`);
  const until = page.getByLabel('小程序负责人证件有效期止');
  await expect(until).toBeFocused();
  await until.fill('2030-13');
  await until.blur();
  const picker = page.locator('[data-field~="roles.appPrincipal"]');
  await picker.hover();
  await picker.locator('.ant-select-clear').click();

  const draft = page.locator('[data-field="roles.appPrincipal.certificateValidUntil"]');
  await expect(draft).toContainText('您给原来那位填的“2030-13”还没有保存，现在没有人担任。');
  await expect(page.getByRole('button', { name: '1 处没有保存' })).toBeVisible();
  await draft.getByRole('button', { name: '不要我填的' }).click();
  await expect(draft).toBeHidden();
  await expect(page.getByRole('button', { name: '1 处没有保存' })).toBeHidden();
});

test('half a day in one pre-approval stays while the next one is typed, and when the tab is left', async ({
  office,
}) => {
  await openVault(office);
  const caseNumber = await newCase(office);
  const { cases } = office.backend.client;
  const empty = { code: null, validUntil: null };
  const items = [
    { type: 1, ...empty },
    { type: 2, ...empty },
  ];
  await cases.edit({ caseNumber, edits: [{ field: 'miniProgram.preapprovals', value: items, expected: [] }] });
  const page = await office.openDesk(`/cases/${caseNumber}/form?where=miniProgram.preapprovals`);
  const [one, two] = [page.locator('[data-item="0"]'), page.locator('[data-item="1"]')];
  await one.getByLabel('有效期至').fill('2030-13');
  await two.getByLabel('审批号').fill('样例 1 号');
  await two.getByLabel('审批号').blur();
  await expect
    .poll(async () => (await cases.open({ caseNumber })).application.miniProgram.preapprovals)
    .toEqual([items[0], { type: 2, code: '样例 1 号', validUntil: null }]);
  await expect(one.getByLabel('有效期至')).toHaveValue('2030-13');
  await expect(page.getByRole('button', { name: '1 处没有保存' })).toBeVisible();

  await page.getByRole('tab', { name: '材料' }).click();
  await expect(one).toBeHidden();
  await page.getByRole('tab', { name: '信息' }).click();
  await expect(one.getByLabel('有效期至')).toHaveValue('2030-13');
});
