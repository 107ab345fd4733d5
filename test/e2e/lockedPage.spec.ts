import type { Page } from 'playwright/test';
import { marked, markedApplication, picture } from '../prove/secrets/marked.ts';
import { keepCase } from '../support/caseDesk.ts';
import { foldedHeap, standsInHeap } from '../support/heapText.ts';
import { expect, openVault, test } from './office.ts';

/** All that can be reached in the heap of a page, to be searched by `standsInHeap`. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return foldedHeap(parts.join(''));
}

test('a page that was locked has let go of everything it showed', async ({ office }) => {
  await openVault(office);
  const { client, context } = office.backend;
  const caseNumber = keepCase(context.desk, markedApplication());
  const files = [new File([new Uint8Array(picture)], `${marked.name}.jpg`)];
  await client.materials.add({ caseNumber, slot: 'appPrincipalFront', files, replace: false });
  await client.drafts.keep({ name: `${caseNumber}.note`, value: marked.draft });
  const heldIn = (heap: string) =>
    Object.entries(marked).flatMap(([what, word]) => (standsInHeap(heap, word) ? [what] : []));

  const page = await office.openDesk(`/cases/${caseNumber}/form`);
  await expect(page.getByText(marked.company).first()).toBeVisible();
  for (const name of [/^材料/, /^文书/, /^提交/, /^进度/]) {
    const tab = page.getByRole('tab', { name });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }
  expect(heldIn(await heapOf(page))).toEqual(expect.arrayContaining(['name', 'company']));
  await page.getByRole('menuitem', { name: '案件' }).click();
  await expect(page.getByRole('grid', { name: '案件' })).toContainText(marked.company);
  await page.getByRole('button', { name: '锁定' }).click();
  await expect(page.getByLabel('口令', { exact: true })).toBeVisible();
  await expect.poll(async () => heldIn(await heapOf(page))).toEqual([]);
});
