import type { Page } from 'playwright/test';
import { fillingSteps } from '#backend/filling/fillingSteps.ts';
import { cleanApplication } from '../support/application.ts';
import { keepCase } from '../support/caseDesk.ts';
import { expect, type Office, openVault, passphrase, test } from './office.ts';
import { pasted } from './pasted.ts';

test('a case is filled in by one key: each value whole, in the order of the form, and nothing left behind', async ({
  office,
}) => {
  await openVault(office);
  const { desk } = office.backend.context;
  const caseNumber = keepCase(desk, cleanApplication());
  const page = await office.openDesk(`/cases/${caseNumber}/submit`);
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: '照着填' }).click();
  const filling = await popup;
  // The console, as far as this is about: a field one pastes into.
  const elsewhere = await office.openDesk();
  await elsewhere.evaluate(
    `const field = document.createElement('textarea');
    field.setAttribute('aria-label', '粘贴处');
    document.body.prepend(field);`,
  );

  const steps = fillingSteps(await office.backend.client.cases.open({ caseNumber }), desk.pack);
  const work = steps.filter(({ kind }) => kind !== 'none');
  expect(work.filter(({ kind }) => kind === 'copy').length).toBeGreaterThan(10);
  const now = filling.getByRole('region', { name: '现在填' });
  for (const step of work) {
    await filling.bringToFront();
    await expect(now.getByText(step.label, { exact: true })).toBeVisible();
    // What is private stays hidden on screen.
    await expect(now).toContainText(step.shown.split('\n')[0] ?? '');
    await filling.keyboard.press(step.id.length % 2 === 0 ? ' ' : 'Enter');
    await expect(now.getByText(step.label, { exact: true })).toBeHidden();
    if (step.value === null) continue;
    await elsewhere.bringToFront();
    expect(await pasted(elsewhere), step.label).toBe(step.value);
  }
  await filling.bringToFront();
  await expect(filling.getByRole('region', { name: '填完了' })).toBeVisible();
  await filling.keyboard.press(' ');
  await expect(filling.getByRole('button', { name: '剪贴板已清空' })).toBeVisible();
  await elsewhere.bringToFront();
  expect((await pasted(elsewhere)).trim()).toBe('');
});

test('a hidden number of the step shows while the mouse holds it, is written down, and the key goes on', async ({
  office,
}) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  const steps = fillingSteps(await client.cases.open({ caseNumber }), context.desk.pack);
  const hidden = steps.find(({ id, value, shown }) => id.endsWith('.principal_info.mobile') && value !== shown);
  const before = steps
    .slice(
      0,
      steps.findIndex(({ id }) => id === hidden?.id),
    )
    .filter(({ kind }) => kind !== 'none');
  for (const { id } of before) await client.filling.tick({ caseNumber, id, on: true });
  const page = await office.openDesk(`/fill/${caseNumber}`);
  const now = page.getByRole('region', { name: '现在填' });
  const number = now.getByRole('button', { name: /按住查看$/ });
  await expect(number).toHaveText(hidden?.shown ?? '');
  await number.hover();
  await page.mouse.down();
  await expect(now).toContainText(hidden?.value ?? '');
  await page.mouse.up();
  await expect(now).not.toContainText(hidden?.value ?? '');
  expect((await client.access.list({ before: null })).entries[0]).toMatchObject({ kind: 'reveal' });
  await page.keyboard.press(' ');
  await expect(now.getByText(hidden?.label ?? '', { exact: true })).toBeHidden();
});

/** A case in 照着填, what there is to be done, and how far one is. */
async function openWork({ backend, openDesk }: Office) {
  const { client, context } = backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  const steps = fillingSteps(await client.cases.open({ caseNumber }), context.desk.pack);
  const work = steps.filter(({ kind }) => kind !== 'none');
  const page = await openDesk(`/fill/${caseNumber}`);
  const ids = (count: number) => work.slice(0, count).map(({ id }) => id);
  /** So many are done, in the window and in the vault. */
  const at = async (count: number) => {
    await expect(page.getByRole('progressbar', { name: new RegExp(`^已填 ${count} 项`) })).toBeVisible();
    expect((await client.filling.get({ caseNumber })).done).toEqual(ids(count));
  };
  const tickUpTo = async (count: number) => {
    await client.filling.restart({ caseNumber });
    for (const id of ids(count)) await client.filling.tick({ caseNumber, id, on: true });
    await page.reload();
    await at(count);
  };
  return { page, work, at, tickUpTo };
}

test('after a click with the mouse the keys are those of the list; a button reached by Tab is pressed itself', async ({
  office,
}) => {
  await openVault(office);
  const { page, work, at, tickUpTo } = await openWork(office);
  const back = page.getByRole('button', { name: '退回一项' });
  const copied = work.findIndex(({ kind }, index) => kind === 'copy' && index > 0);
  const picked = work.findIndex(({ kind }, index) => kind === 'pick' && index > copied);
  await test.step('the copy button of a row', async () => {
    await tickUpTo(copied);
    await page
      .getByRole('button', { name: `复制${work[copied]?.label}`, exact: true })
      .first()
      .click();
    await at(copied + 1);
    await page.keyboard.press(' ');
    await at(copied + 2);
  });
  await test.step('the circle of something to be chosen', async () => {
    await tickUpTo(picked);
    const row = page.locator('li[aria-current]');
    await row.getByRole('button', { name: `勾选${work[picked]?.label}`, exact: true }).click();
    await at(picked + 1);
    await page.keyboard.press(' ');
    await at(picked + 2);
  });
  await test.step('going back', async () => {
    await back.click();
    await at(picked + 1);
    await page.keyboard.press(' ');
    await at(picked + 2);
  });
  await test.step('a button of the keyboard that is then clicked, and one of the question about beginning anew', async () => {
    await back.focus();
    await back.click();
    await at(picked + 1);
    await page.keyboard.press(' ');
    await at(picked + 2);
    await page.getByRole('button', { name: '从头再来' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '不用' }).click();
    await page.keyboard.press(' ');
    await at(picked + 3);
  });
  await test.step('Tab, and the space bar on what it reached', async () => {
    const reached = back.and(page.locator(':focus'));
    for (let tabs = 0; tabs < 100 && (await reached.count()) === 0; tabs++) await page.keyboard.press('Tab');
    await expect(back).toBeFocused();
    await page.keyboard.press(' ');
    await at(picked + 2);
    await page.keyboard.press(' ');
    await at(picked + 1);
  });
});

test('a double click on the large button takes one field', async ({ office }) => {
  await openVault(office);
  const { page, work, at, tickUpTo } = await openWork(office);
  const large = page.getByRole('region', { name: '现在填' }).getByRole('button', { name: /按空格/ });
  // The button stays below the mouse where one short value follows another.
  const isShort = (step: (typeof work)[number] | undefined) =>
    step?.kind === 'copy' && step.note === null && step.shown.length < 14;
  const first = work.findIndex((step, index) => isShort(step) && isShort(work[index + 1]));
  // As fast as two events can be, and as fast as people are.
  for (const delay of [0, 150]) {
    await tickUpTo(first);
    await large.dblclick({ delay });
    // What a second click took would be there by now.
    await page.waitForTimeout(500);
    await at(first + 1);
  }
});

test('how far one is stays when the window is closed and when the vault is locked; going back and beginning anew take ticks back', async ({
  office,
}) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const first = await office.openDesk(`/fill/${caseNumber}`);
  const counted = (page: Page, done: number) =>
    expect(page.getByRole('progressbar', { name: new RegExp(`^已填 ${done} 项`) })).toBeVisible();
  await counted(first, 0);
  for (const count of [1, 2, 3]) {
    await first.keyboard.press(' ');
    await counted(first, count);
  }
  await first.keyboard.press('Backspace');
  await counted(first, 2);
  await first.close();
  const second = await office.openDesk(`/fill/${caseNumber}`);
  await counted(second, 2);
  const now = second.getByRole('region', { name: '现在填' });
  const before = await now.innerText();
  // As people do it: in the desk's own window, which tells the others.
  const desk = await office.openDesk('/');
  await desk.getByRole('button', { name: '锁定', exact: true }).click();
  await second.getByLabel('口令', { exact: true }).fill(passphrase);
  await second.keyboard.press('Enter');
  await counted(second, 2);
  await expect(now).toHaveText(before, { useInnerText: true });
  await second.getByRole('button', { name: '从头再来' }).click();
  await counted(second, 2);
  await second.getByRole('tooltip').getByRole('button', { name: '从头再来' }).click();
  await counted(second, 0);
  // The legal representative is the principal here: left out, with the reason.
  await expect(second.getByText('法定代表人就是主体负责人，不用再填。').first()).toBeAttached();
});

test('what was copied goes from the clipboard when the vault is locked, and after a minute when its window is closed', async ({
  office,
}) => {
  await openVault(office);
  const caseNumber = keepCase(office.backend.context.desk, cleanApplication());
  const elsewhere = await office.openDesk();
  await elsewhere.evaluate(
    `const field = document.createElement('textarea');
    field.setAttribute('aria-label', '粘贴处');
    document.body.prepend(field);`,
  );
  const desk = await office.openDesk();
  await desk.clock.install();
  const copies = async () => {
    const filling = await office.openDesk(`/fill/${caseNumber}`);
    const now = filling.getByRole('region', { name: '现在填' });
    for (let copied = false; !copied; ) {
      const shown = await now.innerText();
      // Some fields of the console are chosen, not pasted.
      copied = (await now.locator('.beian-filling-words').count()) === 0;
      await filling.keyboard.press(' ');
      await expect(now).not.toHaveText(shown, { useInnerText: true });
    }
    await elsewhere.bringToFront();
    expect(await pasted(elsewhere)).not.toBe('');
    return filling;
  };

  const filling = await copies();
  await filling.close({ runBeforeUnload: false });
  await desk.clock.fastForward(61_000);
  await desk.bringToFront();
  await desk.getByRole('heading', { name: '工作台' }).click();
  await elsewhere.bringToFront();
  expect(await pasted(elsewhere)).toBe('');

  const again = await copies();
  await office.backend.client.vault.lock();
  await again.bringToFront();
  await expect(again.getByLabel('口令', { exact: true })).toBeVisible();
  await again.keyboard.press('a');
  await expect(again.getByText('刚才复制的内容可能还在剪贴板里')).toBeHidden();
  await elsewhere.bringToFront();
  expect(await pasted(elsewhere)).toBe('');
  await again.close({ runBeforeUnload: false });
});

test('a value whose minute is over never takes the next one with it, and goes at once when asked', async ({
  office,
}) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, cleanApplication());
  const work = fillingSteps(await client.cases.open({ caseNumber }), context.desk.pack).filter(
    ({ kind }) => kind !== 'none',
  );
  const first = work.findIndex(({ kind }, at) => kind === 'copy' && work[at + 1]?.kind === 'copy');
  for (const { id } of work.slice(0, first)) await client.filling.tick({ caseNumber, id, on: true });
  const filling = await office.openDesk(`/fill/${caseNumber}`);
  // No page of the desk: the console one pastes into.
  const elsewhere = await filling.context().newPage();
  await elsewhere.setContent('<textarea aria-label="粘贴处" autocomplete="off"></textarea>');
  await filling.bringToFront();
  const now = filling.getByRole('region', { name: '现在填' });
  const lies = filling.getByRole('status').filter({ hasText: '剪贴板' });
  await expect(now.getByText(work[first]?.label ?? '', { exact: true })).toBeVisible();
  await expect(lies.getByRole('button')).toBeHidden();
  await filling.clock.install();
  // Another window is in front while its minute ends, as it is while one pastes.
  await filling.evaluate('document.hasFocus = () => false');
  await filling.keyboard.press(' ');
  await expect(now.getByText(work[first + 1]?.label ?? '', { exact: true })).toBeVisible();
  await expect(lies).toContainText('刚复制的内容在剪贴板里');
  await filling.clock.fastForward(61_000);
  await expect(lies).toContainText('刚才复制的内容可能还在剪贴板里');
  await filling.keyboard.press(' ');
  await expect(now.getByText(work[first + 1]?.label ?? '', { exact: true })).toBeHidden();
  await expect(lies).toContainText('刚复制的内容在剪贴板里');
  await elsewhere.bringToFront();
  expect(await pasted(elsewhere)).toBe(work[first + 1]?.value);
  await filling.bringToFront();
  await lies.getByRole('button', { name: '立即清空' }).click();
  await expect(lies.getByRole('button')).toBeHidden();
  await elsewhere.bringToFront();
  expect((await pasted(elsewhere)).trim()).toBe('');
});
