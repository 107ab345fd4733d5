import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { creditCodeFrom, organisationCodeFrom } from '../support/specimenNumbers.ts';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { expect, openVault, test } from './office.ts';

test('two pictures that look alike are compared beside each other, and the answer can be taken back', async ({
  office,
}) => {
  await openVault(office);
  const { client, context } = office.backend;
  const application = cleanApplication();
  const caseNumber = keepCase(context.desk, application);
  const certificateNumber = creditCodeFrom(`91440300${organisationCodeFrom('MA5YANGX')}`);
  const subject = { ...application.subject, name: '样例山海餐饮管理有限公司', certificateNumber };
  const other = keepCase(context.desk, { ...application, subject });
  const photo = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence });
  const smaller = await sharp(photo).resize(1080).jpeg({ quality: 60 }).toBuffer();
  for (const [number, bytes, name] of [
    [caseNumber, photo, '营业执照.jpg'],
    [other, smaller, '微信图片_20261120.jpg'],
  ] as const) {
    const files = [new File([new Uint8Array(bytes)], name)];
    await client.materials.add({ caseNumber: number, slot: 'subjectCertificate', files, replace: false });
  }
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  const question = page.getByRole('region', { name: '1 张图和别的客户的很像，请看一眼' });
  await expect(question).toContainText(`“主体证件”像案件 ${other}（样例山海餐饮管理有限公司）的`);
  await question.getByRole('button', { name: /^并排看/ }).click();
  const dialog = page.getByRole('dialog', { name: '这两张图是同一张吗' });
  await expect(dialog.getByRole('img')).toHaveCount(2);
  const [left, right] = await Promise.all(
    (await dialog.getByRole('img').all()).map((each) => each.boundingBox().then((box) => box ?? { x: 0, width: 0 })),
  );
  // Beside each other, not one below the other.
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);

  await dialog.getByRole('button', { name: '不是同一张' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(question).toBeHidden();
  await page.getByRole('alert').getByRole('button', { name: '撤销' }).click();
  await expect(question).toBeVisible();

  await question.getByRole('button', { name: /^并排看/ }).click();
  await dialog.getByRole('button', { name: '是同一张', exact: true }).click();
  await expect(page.locator('[data-rule="register.otherBearer"]').first()).toContainText(other);
});

test('the code of a licence is read, outlined and told', async ({ office }) => {
  await openVault(office);
  const file = join(office.folder, '样例执照.jpg');
  const data = { ...exampleLicence, code: 'http://example.com/pay?to=1' };
  await writeFile(file, await makeSpecimen({ kind: 'businessLicence', data }));
  const page = await office.openDesk();
  await page.getByRole('menuitem', { name: '扫描检查' }).click();
  await page.locator('input[type=file]:not([webkitdirectory])').first().setInputFiles(file);
  await expect(page.getByText('还没查 0')).toBeVisible();
  await page.getByText('样例执照.jpg').first().click();
  const detail = page.getByRole('dialog', { name: '样例执照.jpg' });
  await expect(detail.getByText('证件上的二维码指向 example.com，不是登记机关的网址。')).toBeVisible();
  await expect(detail.locator('g[data-rule="scan.codeForeign"] polygon').last()).toBeVisible();
});
