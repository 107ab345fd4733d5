import type { Locator } from 'playwright/test';

/**
 * Files and folders of the disk dragged onto a place and let go there, as a person drags them from a file manager: the page gets real
 * entries, whose folders it has to walk itself.
 */
export async function dropPaths(target: Locator, paths: readonly string[]): Promise<void> {
  const page = target.page();
  const box = await target.boundingBox();
  if (!box) throw new Error('there is nothing to drop onto');
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...place, data });
  await session.detach();
}
