import type { Page } from 'playwright/test';
import { seriousViolations } from './axe.ts';
import { expect, test } from './office.ts';
import { type Place, visitPlaces } from './visitPlaces.ts';

/** A screen of 1280 × 800 whose Windows shows everything at 150 %: the smallest the desk is made for. */
test.use({ viewport: { width: 853, height: 533 }, deviceScaleFactor: 1.5 });

// A dozen looks at whole pages take their time on a small machine.
test.setTimeout(600_000);

/** Where staff spend their day. */
const places: readonly Place[] = [
  ['/', '工作台'],
  ['/cases', '案件'],
  ['/cases/board', '案件看板'],
  ['/cases/CASE/form', '主体'],
  ['/cases/CASE/materials', '主体证件'],
  ['/cases/CASE/letters', '代办委托书'],
  ['/cases/CASE/submit', '生成提交包'],
  ['/cases/CASE/dossier', '生成卷宗'],
  ['/cases/CASE/progress', '推进阶段'],
  ['/scans', '扫描检查'],
  ['/intake', '把客户发来的文件和文件夹拖到这里'],
  ['/import', '导入'],
  ['/settings/agency', '本机构'],
];

/**
 * Run in the page: everything that does not fit, one line each. A page or dialog that scrolls
 * sideways, a dialog that reaches beyond the screen, and a button, tab, menu entry or tag
 * whose text reaches beyond it or beyond what clips it there. A pixel is rounding at a scale that is no whole number.
 */
const cutOff = `(() => {
  const found = [];
  const dialogs = [...document.querySelectorAll('[role=dialog]')].filter((dialog) => dialog.checkVisibility());
  for (const dialog of dialogs) {
    const { left, right } = dialog.getBoundingClientRect();
    if (left < 0 || right > innerWidth) found.push('a dialog reaches from ' + left + ' to ' + right);
  }
  for (const place of [document.documentElement, document.querySelector('main'), ...dialogs].filter(Boolean)) {
    if (place.scrollWidth > place.clientWidth + 1)
      found.push(place.tagName + ' scrolls sideways: ' + place.scrollWidth + ' > ' + place.clientWidth);
  }
  const clips = (place) => getComputedStyle(place).overflowX !== 'visible';
  for (const one of document.querySelectorAll('button, [role=button], [role=tab], [role=menuitem], .ant-tag')) {
    if (!one.checkVisibility() || one.clientWidth === 0) continue;
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      // Only for those who listen.
      if (texts.currentNode.parentElement.clientWidth === 1) continue;
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const text = range.getBoundingClientRect();
      for (let place = texts.currentNode.parentElement; text.width > 0 && one.contains(place); place = place.parentElement) {
        const { left, right } = place.getBoundingClientRect();
        if ((place === one || clips(place)) && (text.left < left - 1 || text.right > right + 1)) {
          found.push('cut: ' + texts.currentNode.textContent.slice(0, 40) + ' is ' + Math.round(text.width) + ' wide');
          break;
        }
      }
    }
  }
  return found;
})()`;

async function misfits(page: Page, screen: string): Promise<string[]> {
  return (await page.evaluate<string[]>(cutOff)).map((each) => `${screen}: ${each}`);
}

test('everything fits and nothing is an obstacle at 150 %', async ({ office }) => {
  const found = await visitPlaces(office, places, async (page, screen) => {
    expect(await page.evaluate('devicePixelRatio')).toBe(1.5);
    return [...(await misfits(page, screen)), ...(await seriousViolations(page, screen))];
  });
  const [first] = await office.backend.client.cases.list();
  const dialogs = [
    ['/cases?new', null, '新建案件'],
    [`/cases/${first?.number}/progress`, '记录驳回', '记录驳回'],
  ] as const;
  for (const [place, button, name] of dialogs) {
    const page = await office.openDesk(place);
    if (button !== null) await page.getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog', { name });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('button').last()).toBeInViewport({ ratio: 1 });
    found.push(...(await misfits(page, name)), ...(await seriousViolations(page, name)));
    await page.close();
  }
  expect(found).toEqual([]);
});

test('a text that is too long for its button is found', async ({ office }) => {
  const page = await office.openDesk();
  const next = page.getByRole('button', { name: '下一步' });
  await expect(next).toBeVisible();
  expect(await misfits(page, 'start')).toEqual([]);
  await next.evaluate((button: { style: { cssText: string } }) => {
    button.style.cssText = 'width: 40px; overflow: hidden';
  });
  expect(await misfits(page, 'start')).toEqual([expect.stringContaining('cut: 下一步')]);
});
