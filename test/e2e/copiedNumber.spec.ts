import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { expect, openVault, passphrase, test } from './office.ts';
import { pasted } from './pasted.ts';

test('a number copied or cut from its field goes from the clipboard when the vault is locked, whole on screen or not', async ({
  office,
}) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  const { application } = await client.cases.open({ caseNumber });
  const whole = application.persons.find(({ id }) => id === application.roles.subjectPrincipal)?.mobile ?? '';
  expect(whole).toMatch(/^1\d{10}$/);
  // No page of the desk: where somebody pastes.
  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  const elsewhere = await page.context().newPage();
  await elsewhere.setContent('<textarea aria-label="粘贴处" autocomplete="off"></textarea>');
  const pastedElsewhere = async () => {
    await elsewhere.bringToFront();
    return pasted(elsewhere);
  };
  const number = page.getByLabel('主体负责人手机号', { exact: true });

  for (const [keys, taken, left] of [
    [['Control+c'], whole, whole],
    [['F2', 'Control+a', 'Control+c'], whole, whole],
    [
      ['F2', 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Control+x'],
      whole.slice(0, 3),
      whole.slice(3),
    ],
  ] as const) {
    await page.bringToFront();
    await number.focus();
    for (const key of keys) await page.keyboard.press(key);
    if (keys.length > 1) await expect(number).toHaveValue(left);
    expect(await pastedElsewhere()).toBe(taken);
    await page.bringToFront();
    await page.getByRole('button', { name: '锁定' }).click();
    await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByText('刚才复制的内容可能还在剪贴板里')).toBeHidden();
    await expect.poll(pastedElsewhere).toBe('');
    await page.bringToFront();
    await page.getByLabel('口令', { exact: true }).fill(passphrase);
    await page.keyboard.press('Enter');
    await expect(number).toBeVisible();
  }
});
