import { expect, type Office, openVault, test } from './office.ts';

/** A case to type into; answers with its number. */
async function newCase({ backend }: Office): Promise<string> {
  const { caseNumber } = await backend.client.cases.create({
    subject: { name: '样例打字测试有限公司', type: 4 },
    miniProgram: { name: '样例打字', appId: null },
    filingType: 'first',
    entrance: 'newApp',
    staff: null,
  });
  return caseNumber;
}

async function commentOf({ backend }: Office, caseNumber: string): Promise<string | null> {
  return (await backend.client.cases.open({ caseNumber })).application.miniProgram.comment;
}

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
  await one.getByRole('button', { name: '用我的' }).click();
  await expect.poll(() => commentOf(office, caseNumber)).toBe('第一个窗口写的备注，介绍本样例小程序的课程。');
  await expect(theirs).toHaveValue('第一个窗口写的备注，介绍本样例小程序的课程。');
});
