import { takeOnCase } from '../support/editingDesk.ts';
import { expect, openVault, test } from './office.ts';

test('what is typed about a case waits until it is saved or cleared, and nobody is overwritten', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const caseNumber = await takeOnCase(client);
  await client.progress.move({ caseNumber, from: 'findEntrance', to: 'platformReview', at: null, note: '样例' });
  const reasons = [{ keyName: '小程序备注', error: '过于笼统', suggest: null }];
  await client.progress.reject({ caseNumber, from: 'platformReview', backTo: 'appInfo', at: null, reasons });
  const [rejection] = (await client.progress.history({ caseNumber })).rejections;
  const reasonId = rejection?.reasons[0]?.id ?? 0;
  const page = await office.openDesk(`/cases/${caseNumber}/progress`);
  const note = page.getByLabel('备注内容');
  const answer = page.getByLabel('小程序备注：怎样处理的');

  await test.step('in another tab of the case meanwhile', async () => {
    await note.fill('客户在出差');
    await answer.fill('备注已改写');
    await page.getByRole('tab', { name: '填报信息' }).click();
    await expect(note).toBeHidden();
    await page.getByRole('tab', { name: '进度' }).click();
    await expect(note).toHaveValue('客户在出差');
    await expect(answer).toHaveValue('备注已改写');
  });
  await test.step('when the page is closed by mistake', async () => {
    const asked = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await closing;
    await expect(note).toHaveValue('客户在出差');
  });
  await test.step('when somebody else has answered', async () => {
    await client.progress.answer({ caseNumber, reasonId, answer: '已由同事改好', expected: null });
    await answer.press('Enter');
    await expect(page.getByText('“小程序备注”刚刚在别处改成了“已由同事改好”')).toBeVisible();
    await expect(page.getByText('已处理：已由同事改好')).toBeVisible();
    await expect(answer).toHaveValue('备注已改写');
    await page.getByRole('button', { name: '改用这句' }).click();
    await expect(page.getByText('已处理：备注已改写')).toBeVisible();
    await expect(answer).toBeHidden();
  });
  await test.step('in a rejection closed by Esc, until it is cleared', async () => {
    const dialog = page.getByRole('dialog', { name: '记录驳回' });
    const what = dialog.getByLabel('第 1 条：哪一项');
    await page.getByRole('button', { name: '记录驳回' }).click();
    await what.fill('主体证件照片');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: '记录驳回' }).click();
    await expect(what).toHaveValue('主体证件照片');
    await dialog.getByRole('button', { name: '清空' }).click();
    await expect(what).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.getByRole('button', { name: '记录驳回' }).click();
    await expect(what).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  await test.step('saved, it is gone from the form', async () => {
    await page.getByRole('button', { name: '记下' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '客户在出差' })).toBeVisible();
    await expect(note).toHaveValue('');
  });
  await test.step('moving on with problems asks, and can be taken back', async () => {
    await page.getByRole('button', { name: '进入“初审”' }).click();
    const question = page.getByRole('dialog', { name: /^还有 .*\d+ 项待填.*没处理，仍要推进？$/ });
    await question.getByRole('button', { name: '先去处理' }).click();
    await expect(question).toBeHidden();
    await expect(page.getByRole('navigation', { name: '阶段：填小程序信息' })).toBeVisible();
    await page.getByRole('button', { name: '进入“初审”' }).click();
    await question.getByRole('button', { name: '仍要推进' }).click();
    await expect(page.getByRole('navigation', { name: '阶段：初审' })).toBeVisible();
    const moved = page.getByRole('alert').filter({ hasText: '已进入“初审”' });
    await moved.getByRole('button', { name: '撤销' }).click();
    await expect(page.getByRole('navigation', { name: '阶段：填小程序信息' })).toBeVisible();
  });
});

test('a new case that is begun is there when its dialog opens again', async ({ office }) => {
  await openVault(office);
  const page = await office.openDesk('/cases');
  const dialog = page.getByRole('dialog', { name: '新建案件' });
  const subject = dialog.getByLabel('主体（客户）');
  const open = () => page.getByRole('button', { name: '新建案件' }).first().click();
  await open();
  await subject.fill('样例花艺有限公司');
  await dialog.getByLabel('小程序名称').fill('样例花店');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await open();
  await expect(subject).toHaveValue('样例花艺有限公司');
  await expect(dialog.getByLabel('小程序名称')).toHaveValue('样例花店');
  await dialog.getByRole('button', { name: '建立并打开' }).click();
  await expect(page.getByRole('heading', { name: /样例花店/ })).toBeVisible();
  await page.getByRole('menuitem', { name: '案件' }).click();
  await open();
  await expect(subject).toHaveValue('');
});
