import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { exampleCard } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';
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
