import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundlePassphrase, change, handOut, otherDesk, takeIn } from '../support/bundleDesks.ts';
import { caseDesk } from '../support/caseDesk.ts';
import { beian, passphraseFile } from '../support/cli.ts';
import { testPassphrase } from '../support/vault.ts';

it('says how a side is chosen where somebody has to decide', async () => {
  await using mine = await caseDesk();
  await using other = await otherDesk();
  const { caseNumber } = mine;
  await takeIn(other, await handOut(mine, [caseNumber]));
  await change(mine, caseNumber, 'subject.address', '样例路 1 号');
  await change(other, caseNumber, 'subject.address', '样例路 2 号');
  const back = await handOut(other, [caseNumber], '样例交回');
  mine.desk.lockVault();
  const key = join(mine.folder, '交接口令.txt');
  writeFileSync(key, bundlePassphrase);
  const secret = await passphraseFile(mine.folder, testPassphrase);
  const bring = (...more: string[]) =>
    beian([
      'bundle',
      'import',
      back,
      '--bundle-passphrase-file',
      key,
      '--vault',
      mine.vaultDir,
      '--passphrase-file',
      secret,
      ...more,
    ]);
  const sides = /--prefer mine（都用我的）或 --prefer theirs（都用对方的）/;
  expect(await bring()).toMatchObject({ code: 1, err: expect.stringMatching(sides) });
  expect(await bring('--preview')).toMatchObject({ code: 1, out: expect.stringMatching(sides) });
});
