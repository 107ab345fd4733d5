import { cleanApplication } from '#test/support/application.ts';
import { stamped } from '#test/support/busyOffice.ts';
import { keepCase } from '#test/support/caseDesk.ts';
import { finish } from '#test/support/closedOffice.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { expect, openVault, test } from './office.ts';

test('a number is shown while it is held and written down; a closed case is kept, falls due and is erased', async ({
  office,
}) => {
  await openVault(office);
  const { desk } = office.backend.context;
  const { client } = office.backend;
  const [closed = '', atWork = ''] = ['样例结束有限公司', '样例在办有限公司'].map((name) =>
    keepCase(desk, cleanApplication({ subject: { name } })),
  );
  const steps = ['findEntrance', 'platformReview', 'smsVerification'] as const;
  for (const [at, to] of steps.slice(1).entries()) {
    await client.progress.move({ caseNumber: atWork, from: steps[at] ?? to, to, at: null, note: '样例' });
  }
  finish({ desk }, closed);

  const page = await office.openDesk(`/cases/${atWork}`);
  const number = page
    .getByRole('timer')
    .getByRole('button', { name: /手机号/ })
    .first();
  const masked = await number.innerText();
  expect(masked).toMatch(/^\d{3}\*{4}\d{4}$/);
  await number.focus();
  await page.keyboard.down(' ');
  await expect(number).not.toContainText('*');
  await page.keyboard.up(' ');
  await expect(number).toHaveText(masked);
  expect((await client.access.list({ caseNumber: atWork })).entries[0]).toMatchObject({ kind: 'reveal' });

  // A field of the form shows its number while its eye is held: each time is written down, with its name alone.
  const form = await office.openDesk(`/cases/${atWork}/form`);
  const mobile = form.getByLabel('主体负责人手机号', { exact: true });
  await expect(mobile).toHaveValue(/^\d{3}\*{4}\d{4}$/);
  const looks = async () => {
    const { entries } = await client.access.list({ caseNumber: atWork });
    return entries.filter(({ kind }) => kind === 'reveal').map(({ about }) => about);
  };
  const before = await looks();
  await mobile.focus();
  await expect(mobile).toHaveValue(/\*/);
  const eye = form
    .locator('[data-field~="roles.subjectPrincipal.mobile"]')
    .getByRole('button', { name: '按住查看完整号码' });
  await eye.hover();
  await form.mouse.down();
  await expect(mobile).not.toHaveValue(/\*/);
  await form.mouse.up();
  await expect(mobile).toHaveValue(/\*/);
  const look = `${atWork} roles.subjectPrincipal.mobile`;
  await expect.poll(looks).toEqual([look, ...before]);
  await eye.focus();
  await form.keyboard.down(' ');
  await expect(mobile).not.toHaveValue(/\*/);
  await form.keyboard.up(' ');
  await expect(mobile).toHaveValue(/\*/);
  await expect.poll(looks).toEqual([look, look, ...before]);
  // Going by, and leaving, is no look.
  await mobile.focus();
  await mobile.blur();
  expect(await looks()).toEqual([look, look, ...before]);

  const settings = await office.openDesk('/settings/retention');
  const cases = settings.getByRole('region', { name: '结束的案件' });
  await expect(cases.getByRole('row', { name: new RegExp(closed) })).toContainText('2028-11-23');
  await cases.getByRole('button', { name: `改案件 ${closed} 保存到哪一天` }).click();
  await settings.getByRole('textbox', { name: `案件 ${closed} 保存到` }).fill('20261101');
  await settings.getByRole('button', { name: '确定' }).click();
  await expect(cases.getByRole('row', { name: new RegExp(closed) })).toContainText('已到期');

  await cases.getByRole('checkbox', { name: `选择案件 ${closed}` }).check();
  await cases.getByRole('button', { name: '永久删除所选 1 个…' }).click();
  const dialog = settings.getByRole('dialog');
  await expect(dialog).toContainText('样例结束有限公司');
  const erase = dialog.getByRole('button', { name: '永久删除', exact: true });
  await expect(erase).toBeDisabled();
  await expect(dialog.getByRole('checkbox', { name: /删除资料库里面的旧备份/ })).toBeChecked();
  await dialog.getByLabel('经手人').fill('样例丁');
  await dialog.getByLabel(/^确认删除/).fill('永久删除');
  await erase.click();
  await expect(dialog).toContainText(`案件 ${closed}`);
  await expect(dialog).toContainText('拷到别处的备份');
  const download = settings.waitForEvent('download');
  await dialog.getByRole('button', { name: '保存删除凭据' }).click();
  expect((await download).suggestedFilename()).toBe('删除凭据 2026-11-23 第1号.pdf');
  await dialog.getByRole('button', { name: '好', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(settings.getByRole('row', { name: /样例丁/ })).toContainText(`案件 ${closed}`);
  expect((await client.cases.list()).map(({ number: each }) => each)).toEqual([atWork]);

  await settings.getByRole('tab', { name: '访问记录' }).click();
  await expect(settings.getByRole('row', { name: /永久删除/ })).toContainText(closed);
  await settings.getByRole('button', { name: '核对有没有被改过' }).click();
  await expect(settings.getByText(/^访问记录 \d+ 条，都和写下时一样。$/)).toBeVisible();
});

test('what was put aside in the tray is found from the settings and erased for good, with a receipt', async ({
  office,
}) => {
  await openVault(office);
  const { client } = office.backend;
  const specimen = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 320, height: 240 });
  const files = ['IMG_1.jpg', 'IMG_2.jpg', 'IMG_3.jpg'].map((name) => ({
    file: new File([new Uint8Array(stamped(specimen, name))], name),
    modifiedAt: null,
  }));
  const ids: number[] = [];
  for await (const event of await client.intake.take({ files })) if (event.type === 'taken') ids.push(...event.items);
  await client.intake.dismiss({ ids });
  // As they stand in the list: several are read at once, and may come in in another order than they were given.
  const { ids: listed } = await client.intake.list({ state: 'dismissed' });

  const page = await office.openDesk('/settings/retention');
  await page.getByRole('button', { name: '去看这 3 份' }).click();
  const rows = page.getByRole('grid', { name: '收到的文件' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await rows.first().click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: '永久删除 2 个…' }).click();
  const dialog = page.getByRole('dialog', { name: '永久删除放一边的 2 份' });
  await expect(dialog).toContainText('会删除：扫描件原件 2，收件里的记录 2。');
  await dialog.getByLabel(/^确认删除/).fill('永久删除');
  await dialog.getByRole('button', { name: '永久删除', exact: true }).click();
  const erased = page.getByRole('dialog', { name: '已永久删除' });
  await expect(erased).toContainText('扫描件原件 2，收件里的记录 2');
  await erased.getByRole('button', { name: '好', exact: true }).click();
  await expect(rows).toHaveCount(1);
  expect((await client.intake.list({ state: 'dismissed' })).ids).toEqual(listed.slice(2));
  expect(await client.erasure.receipts()).toMatchObject([{ receipt: { cases: [], files: { count: 2 } } }]);
  // The receipt can be saved also where the tray is empty behind it.
  await page.getByRole('button', { name: '永久删除…' }).click();
  const last = page.getByRole('dialog', { name: '永久删除放一边的 1 份' });
  await last.getByLabel(/^确认删除/).fill('永久删除');
  await last.getByRole('button', { name: '永久删除', exact: true }).click();
  await expect(page.getByText('没有放一边的')).toBeVisible();
  const download = page.waitForEvent('download');
  await erased.getByRole('button', { name: '保存删除凭据' }).click();
  expect((await download).suggestedFilename()).toContain('第2号');
});
