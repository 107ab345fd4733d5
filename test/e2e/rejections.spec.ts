import { mostOfRejection } from '#shared/filing/rejectionText.ts';
import { takeOnCase } from '../support/editingDesk.ts';
import { expect, openVault, test } from './office.ts';

test('a rejection that was recorded by mistake is taken back: stage, clock and reasons are as before', async ({
  office,
}) => {
  await openVault(office);
  const { client } = office.backend;
  const caseNumber = await takeOnCase(client);
  await client.progress.move({ caseNumber, from: 'findEntrance', to: 'platformReview', at: null, note: '样例' });
  const before = await client.progress.history({ caseNumber });
  const page = await office.openDesk(`/cases/${caseNumber}/progress`);
  const clock = page.getByText('一般 1 到 2 个工作日：最早 11 月 24 日，最晚 11 月 25 日；已过 0 个工作日。');
  await expect(clock).toBeVisible();
  const undo = page.getByRole('button', { name: '记错了，撤销这次驳回' });

  await test.step('recorded, it sends the case back', async () => {
    await page.getByRole('button', { name: '记录驳回' }).click();
    const dialog = page.getByRole('dialog', { name: '记录驳回' });
    await dialog.getByLabel('平台的驳回内容').fill('1、小程序备注过于笼统2、证件不清晰');
    await dialog.getByRole('button', { name: '分成 2 条' }).click();
    await dialog.getByRole('button', { name: '记录并退回' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('还有 2 条没处理')).toBeVisible();
    await expect(clock).toBeHidden();
  });

  await test.step('changing one’s mind keeps it', async () => {
    await undo.click();
    const question = page.getByRole('tooltip').filter({ hasText: '撤销这次驳回？' });
    await expect(question).toContainText('案件回到“初审”，期限照旧；记下的原因一并删去。');
    await question.getByRole('button', { name: '不撤销' }).click();
    await expect(question).toBeHidden();
    await expect(page.getByText('还有 2 条没处理')).toBeVisible();
  });

  await test.step('taken back, everything is as it was', async () => {
    await undo.click();
    await page.getByRole('tooltip').getByRole('button', { name: '撤销驳回', exact: true }).click();
    await expect(undo).toBeHidden();
    await expect(page.getByText('还有 2 条没处理')).toBeHidden();
    await expect(clock).toBeVisible();
    const after = await client.progress.history({ caseNumber });
    expect(after.rejections).toEqual([]);
    expect(after.clocks).toEqual(before.clocks);
    expect((await client.cases.open({ caseNumber })).application.filingCase.stage).toBe('platformReview');
  });

  await test.step('once a reason is answered it is no mistake any more', async () => {
    const reasons = [{ keyName: '小程序备注', error: '过于笼统', suggest: null }];
    const from = 'platformReview';
    await client.progress.reject({ caseNumber, from, backTo: 'appInfo', at: null, reasons });
    await page.reload();
    await expect(undo).toBeVisible();
    await page.getByLabel('小程序备注：怎样处理的').fill('已改写（样例）');
    await page.getByLabel('小程序备注：怎样处理的').press('Enter');
    await expect(page.getByText('都处理了')).toBeVisible();
    await expect(undo).toBeHidden();
  });
});

test('a text too long to be a rejection stays in its field, and a sentence says what to do', async ({ office }) => {
  await openVault(office);
  const { client } = office.backend;
  const caseNumber = await takeOnCase(client);
  await client.progress.move({ caseNumber, from: 'findEntrance', to: 'platformReview', at: null, note: '样例' });
  const page = await office.openDesk(`/cases/${caseNumber}/progress`);
  await page.getByRole('button', { name: '记录驳回' }).click();
  const dialog = page.getByRole('dialog', { name: '记录驳回' });
  const pasted = dialog.getByLabel('平台的驳回内容');
  const apart = dialog.getByRole('button', { name: /^分成/ });
  await expect(apart).toBeDisabled();

  await test.step('too many characters', async () => {
    const long = `小程序备注：过于笼统\n${'样'.repeat(mostOfRejection)}`;
    await pasted.fill(long);
    await expect(pasted).toHaveAttribute('aria-invalid', 'true');
    await expect(pasted).toHaveAccessibleDescription(/驳回内容最多 20000 个字，请只粘贴平台给出的原因，或分几次粘贴/);
    await expect(pasted).toHaveValue(long);
    await expect(apart).toBeDisabled();
  });

  await test.step('too many reasons', async () => {
    await pasted.fill(Array.from({ length: 501 }, (_, index) => `${index}号证件不清`).join('\n'));
    await expect(pasted).toHaveAccessibleDescription('分出了 501 条，一次最多 500 条，请分几次粘贴');
    await expect(apart).toBeDisabled();
  });

  await test.step('shortened, it is taken apart, and the error is gone', async () => {
    await pasted.fill('小程序备注：过于笼统');
    await expect(pasted).not.toHaveAttribute('aria-invalid');
    await apart.click();
    await expect(dialog.getByLabel('第 1 条：原因')).toHaveValue('过于笼统');
    await expect(pasted).toHaveValue('');
  });
});
