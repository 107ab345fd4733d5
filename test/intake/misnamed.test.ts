import { expect, it } from 'vitest';
import { caseDesk } from '#test/support/caseDesk.ts';
import { archive } from '#test/support/intake/archives.ts';
import { trayOf } from '#test/support/intake/trayOf.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

it('a picture that is called a sheet by mistake is a picture; a sheet is none, and is told of', async () => {
  await using desk = await caseDesk();
  const card = new Uint8Array(await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 320 }));
  // Each a file of its own.
  const picture = (mark: number) => Buffer.concat([card, Buffer.from([mark])]);
  const office = archive({ '[Content_Types].xml': Buffer.from('<Types/>') });
  const given = {
    '客户/营业执照.xls': picture(1),
    '客户/身份证正面.et': picture(2),
    '客户/采集表.xlsx': office,
    '客户/名单.csv': Buffer.from('公司,电话\n样例,1'),
    '客户/~$营业执照.jpg': picture(3),
    '客户/资料.zip': archive({ '身份证反面.csv': picture(4), '采集表.xlsx': office, '名单.csv': Buffer.from('公司') }),
  };
  const { take, waiting } = trayOf(() => desk);
  const taken = await take(given);
  const passedOver = taken.filter(({ outcome }) => outcome === 'passedOver').map(({ at, path }) => `${at} ${path}`);
  expect(passedOver).toEqual([
    '2 客户/采集表.xlsx',
    '3 客户/名单.csv',
    '5 客户/资料.zip/采集表.xlsx',
    '5 客户/资料.zip/名单.csv',
  ]);
  const items = await waiting();
  expect(items.map(({ name }) => name).toSorted()).toEqual(
    ['营业执照.xls', '身份证反面.csv', '身份证正面.et'].toSorted(),
  );
});
