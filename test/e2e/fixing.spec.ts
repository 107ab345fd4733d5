import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { exampleCard, exampleLetter } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
import { seriousViolations } from './axe.ts';
import { expect, type Office, openVault, passphrase, test } from './office.ts';

/** A case with a card photographed askew. */
async function caseWithAskewCard(office: Office): Promise<{ caseNumber: string; scanId: number }> {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  const bytes = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { rotation: 12, fill: 0.85 });
  const { opened } = await client.materials.add({
    caseNumber,
    slot: 'subjectPrincipalFront',
    files: [new File([new Uint8Array(bytes)], '样例身份证.jpg')],
    replace: false,
  });
  return { caseNumber, scanId: opened.materials[0]?.scanId ?? 0 };
}

test('a skewed card is straightened: corners found, one moved by keyboard, saved, undone', async ({ office }) => {
  const { caseNumber } = await caseWithAskewCard(office);
  const { client } = office.backend;
  const page = await office.openDesk(`/cases/${caseNumber}/materials`);
  await page.getByRole('button', { name: /^查看主体负责人证件人像面/ }).click();
  const viewer = page.getByRole('dialog', { name: /样例身份证/ });
  await expect(viewer.getByText('拍得有点斜：向右歪了约 12 度。')).toBeVisible();
  await viewer.getByRole('button', { name: '修整' }).click();
  const fixing = page.getByRole('dialog', { name: /^修整/ });
  await expect(fixing.getByRole('img', { name: '修整后的样子' })).toBeVisible();
  await fixing.getByRole('button', { name: '不裁' }).click();
  await fixing.getByRole('button', { name: '自动找边' }).click();
  const corner = fixing.getByRole('button', { name: /^左上角/ });
  // Until the edges are found they are those of the picture.
  await expect(corner).not.toHaveAttribute('aria-label', /横 0，竖 0，/);
  const before = await corner.getAttribute('aria-label');
  await corner.focus();
  await expect(fixing.getByTestId('magnifier')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  const [across, down] = numbersIn(before);
  await expect
    .poll(async () => numbersIn(await corner.getAttribute('aria-label')))
    .toEqual([(across ?? 0) + 1, (down ?? 0) + 10]);
  await page.keyboard.press('Enter');
  await expect(fixing).toBeHidden();
  await expect(viewer.getByText(/用的是修整后的图：裁出证件并拉正/)).toBeVisible();
  await expect(viewer.getByText(/拍得有点斜/)).toBeHidden();
  expect((await client.cases.open({ caseNumber })).materials[0]?.fix?.recipe.corners).not.toBeNull();
  await viewer.getByRole('button', { name: '撤销修整' }).click();
  await expect(viewer.getByText('拍得有点斜：向右歪了约 12 度。')).toBeVisible();
  await viewer.getByRole('button', { name: '恢复修整' }).click();
  await expect(viewer.getByText(/拍得有点斜/)).toBeHidden();
});

test('a card that would be cut into is saved only by who says so', async ({ office }) => {
  const { caseNumber } = await caseWithAskewCard(office);
  const page = await office.openDesk(`/cases/${caseNumber}/materials`);
  await page.getByRole('button', { name: /^查看主体负责人证件人像面/ }).click();
  await page.getByRole('button', { name: '修整', exact: true }).click();
  const fixing = page.getByRole('dialog', { name: /^修整/ });
  const corner = fixing.getByRole('button', { name: /^左上角/ });
  await expect(corner).toBeVisible();
  const warning = fixing.getByText(/会裁掉约 \d+% 的证件/);
  await expect(warning).toBeHidden();
  await corner.focus();
  for (let step = 0; step < 20; step++) await page.keyboard.press('Shift+ArrowRight');
  await expect(warning).toBeVisible();
  await page.keyboard.press('Enter');
  const known = fixing.getByRole('checkbox', { name: '我看过了，就这样裁' });
  await expect(known).toBeFocused();
  expect((await office.backend.client.cases.open({ caseNumber })).materials[0]?.fix).toBeNull();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(fixing).toBeHidden();
  expect((await office.backend.client.cases.open({ caseNumber })).materials[0]?.fix?.recipe.corners).not.toBeNull();
});

test('leaving asks only when something would be lost', async ({ office }) => {
  const { caseNumber } = await caseWithAskewCard(office);
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  // So that there is a place of the desk to go back to.
  await page.getByRole('tab', { name: /^材料/ }).click();
  const open = async () => {
    await page.getByRole('button', { name: /^查看主体负责人证件人像面/ }).click();
    await page
      .getByRole('dialog', { name: /样例身份证/ })
      .getByRole('button', { name: '修整' })
      .click();
  };
  await open();
  const fixing = page.getByRole('dialog', { name: /^修整/ });
  await expect(fixing.getByRole('img', { name: '修整后的样子' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(fixing).toBeHidden();
  await page
    .getByRole('dialog', { name: /样例身份证/ })
    .getByRole('button', { name: '修整' })
    .click();
  await expect(fixing.getByRole('img', { name: '修整后的样子' })).toBeVisible();
  await fixing.getByRole('button', { name: '右转' }).click();
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: '这次的修整还没有保存' });
  // What is pressed without reading keeps the work.
  await expect(question.getByRole('button', { name: '接着修整' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(fixing).toBeVisible();
  await page.goBack();
  await question.getByRole('button', { name: '接着修整' }).click();
  await expect(question).toBeHidden();
  await expect(fixing.getByRole('button', { name: '撤销' })).toBeEnabled();

  // A lock loses nothing either.
  await office.backend.client.vault.lock();
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: '有一次修整没有保存' })
    .getByRole('button', { name: '接着修整' })
    .click();
  await expect(fixing.getByText('接着上次没有保存的修整。')).toBeVisible();
  await fixing.getByRole('button', { name: '撤销' }).click();
  await page.keyboard.press('Escape');
  await expect(fixing).toBeHidden();
  await expect(question).toBeHidden();
});

function numbersIn(text: string | null): number[] {
  return [...(text ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

test('all scans of a case are straightened at once, each is told of, all are taken back', async ({ office }) => {
  const { caseNumber, scanId } = await caseWithAskewCard(office);
  const { client } = office.backend;
  const person = await makeSpecimen({ kind: 'idBack', data: exampleCard }, { rotation: 8 });
  const files = [new File([new Uint8Array(person)], '样例手持照.jpg')];
  await client.materials.add({ caseNumber, slot: 'holdingPhoto', files, replace: false });
  const fixOf = async () => {
    const { materials } = await client.cases.open({ caseNumber });
    return materials.find((each) => each.scanId === scanId)?.fix ?? null;
  };
  const page = await office.openDesk(`/cases/${caseNumber}/materials`);
  await page.getByRole('button', { name: '自动裁正全部' }).click();
  const drawer = page.getByRole('dialog', { name: '自动裁正' });
  await expect(drawer.getByText('裁正 1 张，没动 1 张。')).toBeVisible();
  await expect(drawer.getByText(/这一格放的不只是证件，请打开后自己裁/)).toBeVisible();
  expect(await fixOf()).not.toBeNull();
  await drawer.getByRole('button', { name: '全部撤销（1 张）' }).click();
  await expect(drawer.getByText('已撤销')).toBeVisible();
  expect(await fixOf()).toBeNull();
});

test('fixes are chosen, looked at, done to the chosen scans of a case and taken back', async ({ office }) => {
  const { caseNumber } = await caseWithAskewCard(office);
  const { client } = office.backend;
  for (const [slot, seed] of [
    ['subjectPrincipalLetter', 1],
    ['commitmentLetter', 2],
  ] as const) {
    const bytes = await makeSpecimen({ kind: 'letterPage', data: exampleLetter }, { seed, brightness: 0.8 });
    const files = [new File([new Uint8Array(bytes)], `样例文书${seed}.jpg`)];
    await client.materials.add({ caseNumber, slot, files, replace: false });
  }
  const fixedSlots = async () => {
    const { materials } = await client.cases.open({ caseNumber });
    return materials.flatMap(({ slot, fix }) => (fix === null ? [] : [slot])).toSorted();
  };
  const page = await office.openDesk(`/cases/${caseNumber}/materials`);
  await page.getByRole('button', { name: '别的修整' }).press('Enter');
  await page.getByRole('menuitem', { name: /^批量修整/ }).click();
  const drawer = page.getByRole('dialog', { name: '批量修整' });
  const straighten = drawer.getByRole('checkbox', { name: /^转正、裁出来、拉平/ });
  await expect(straighten).toBeFocused();
  // Nothing chosen: it says so and does not begin.
  await page.keyboard.press('Space');
  await expect(drawer.getByText('请先选要做什么')).toBeVisible();
  await expect(drawer.getByRole('button', { name: '开始修整' })).toBeDisabled();
  await drawer.getByRole('checkbox', { name: '红章更清楚' }).check();
  const light = drawer.getByRole('slider', { name: '亮度' });
  await light.focus();
  for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
  await expect(drawer.getByText('+20')).toBeVisible();
  await drawer.getByRole('checkbox', { name: '证照' }).uncheck();
  await drawer.getByRole('checkbox', { name: '证件人像面和国徽面' }).uncheck();
  await expect(drawer.getByText('2 张会改', { exact: true })).toBeVisible();

  const preview = drawer.getByRole('region', { name: '预览' });
  await expect(preview.getByText('第 1 张，共 2 张')).toBeVisible();
  await expect(preview.getByRole('img', { name: /现在的样子$/ })).toBeVisible();
  const first = await preview.getByRole('img', { name: /以后的样子$/ }).getAttribute('alt');
  await preview.getByRole('button', { name: '下一张' }).press('Enter');
  await expect(preview.getByText('第 2 张，共 2 张')).toBeVisible();
  const after = preview.getByRole('img', { name: /以后的样子$/ });
  await expect(after).toBeVisible();
  expect(await after.getAttribute('alt')).not.toBe(first);
  // A turn is seen at once: what was upright lies on its side.
  const wide = () =>
    after.evaluate((img) => {
      const { naturalWidth, naturalHeight } = img as unknown as { naturalWidth: number; naturalHeight: number };
      return naturalWidth > naturalHeight;
    });
  const before = await wide();
  await drawer.getByText('左转').click();
  await expect.poll(wide).toBe(!before);
  await drawer.getByText('不转').click();
  await expect.poll(wide).toBe(before);

  expect(await seriousViolations(page, '批量修整')).toEqual([]);

  await drawer.getByRole('button', { name: '修整 2 张' }).press('Enter');
  await expect(drawer.getByText('修整 2 张。')).toBeVisible();
  await expect(drawer.getByText(/调亮、红章更清楚$/)).toHaveCount(2);
  expect(await fixedSlots()).toEqual(['commitmentLetter', 'subjectPrincipalLetter']);
  await drawer.getByRole('button', { name: '全部撤销（2 张）' }).click();
  await expect(drawer.getByText('修整 0 张，撤销 2 张。')).toBeVisible();
  expect(await fixedSlots()).toEqual([]);
  // With nothing left to be taken back one may choose anew.
  await drawer.getByRole('button', { name: '重新选' }).click();
  await expect(drawer.getByRole('button', { name: '修整 2 张' })).toBeEnabled();
});
