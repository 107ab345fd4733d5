import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { caseDesk } from '#test/support/caseDesk.ts';
import { trayOf } from '#test/support/intake/trayOf.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const licence = (width: number) =>
  makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width, height: width * 0.75 });
const back = (width: number) => makeSpecimen({ kind: 'idBack', data: exampleCard }, { width, height: width * 0.75 });

it('takes what comes into the watched folder for nobody’s, whatever lies beside it', async () => {
  await using desk = await caseDesk();
  const watched = join(desk.folder, '微信文件');
  await mkdir(watched);
  const { take, waiting } = trayOf(() => desk);
  const { caseNumber } = desk;
  await take({
    [`微信文件/${caseNumber} 营业执照.jpg`]: await licence(640),
    [`微信文件/${caseNumber} 执照副本.jpg`]: await licence(644),
    '微信文件/mmexport1763600000000.jpg': await back(400),
  });
  const proposal = async () =>
    (await waiting()).find(({ name }) => name.startsWith('mmexport'))?.proposal.places.map((each) => each.caseNumber);
  // Handed over as a folder, in which two files name one client.
  expect(await proposal()).toEqual([caseNumber]);
  await desk.client.intake.watch({ folder: watched });
  expect(await proposal()).toEqual([]);
  await desk.client.intake.watch({ folder: null });
  expect(await proposal()).toEqual([caseNumber]);
});
