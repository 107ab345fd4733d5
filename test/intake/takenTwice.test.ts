import { expect, it } from 'vitest';
import { caseDesk } from '#test/support/caseDesk.ts';
import { archive } from '#test/support/intake/archives.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { trayOf } from '#test/support/intake/trayOf.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

it('a file that comes in again while it is still being taken in, as after a pause, is in the tray once', async () => {
  await using desk = await caseDesk();
  const { take, waiting } = trayOf(() => desk);
  const card = (width: number) => makeSpecimen({ kind: 'idBack', data: exampleCard }, { width, height: 240 });
  const given = {
    '身份证.jpg': await card(320),
    '两页.pdf': await pdfOfJpegs([await card(340), await card(360)]),
    '资料.zip': archive({ '照片.jpg': await card(380), '说明.txt': Buffer.from('样例') }),
    '空的.jpg': new Uint8Array(),
  };
  const told = await Promise.all([take(given), take(given), take(given)]);
  expect(told.flat().every(({ outcome }) => outcome === 'staged' || outcome === 'waiting')).toBe(true);
  const items = await waiting();
  expect(items.map(({ name, page }) => `${name} ${page ?? ''}`.trim()).toSorted()).toEqual(
    ['身份证.jpg', '两页.pdf 1', '两页.pdf 2', '照片.jpg', '说明.txt', '空的.jpg'].toSorted(),
  );
  const { files } = desk.desk.vault();
  expect(new Set(await files.list())).toEqual(desk.desk.vault().namedFiles());
});
