import { expect, test } from 'vitest';
import { closedOffice, gonePerson } from '#test/support/closedOffice.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

test('a closed case is kept for the usual time, for the one that was set, or until a day of its own', async () => {
  await using office = await closedOffice();
  const { client, closed, caseNumber } = office;
  expect(await client.erasure.retention()).toMatchObject({
    months: 24,
    due: 0,
    cases: [
      { number: closed, closed: 'done', closedOn: '2026-11-23', keepUntil: '2028-11-23', own: false, due: false },
    ],
  });
  expect(await client.erasure.setMonths({ months: null })).toMatchObject({
    months: null,
    cases: [{ keepUntil: null }],
  });
  const own = await client.erasure.setKeepUntil({ caseNumber: closed, day: '2026-11-22' });
  const { remarks } = await client.board.get({ mostPerKind: 1 });
  expect(remarks).toContainEqual(expect.stringContaining('有 1 个结束的案件保存期已到'));
  expect(own).toMatchObject({ due: 1, cases: [{ keepUntil: '2026-11-22', own: true, due: true }] });
  await client.cases.setRemoved({ numbers: [caseNumber], removed: true });
  expect((await client.erasure.retention()).cases.map(({ number, due }) => [number, due])).toEqual([
    [closed, true],
    [caseNumber, false],
  ]);
  await client.cases.setRemoved({ numbers: [caseNumber], removed: false });
  const refused = client.erasure.setKeepUntil({ caseNumber, day: '2026-11-22' });
  await expect(refused).rejects.toMatchObject({ code: 'caseUnclosed' });
});

test('a report of one human being tells everything held, and refuses who does not know the number', async () => {
  await using office = await closedOffice();
  const { client, closed } = office;
  const ask = { name: gonePerson.name, number: gonePerson.certificateNumber };
  const { default: ExcelJS } = await import('@protobi/exceljs');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await (await client.persons.report({ ...ask, as: 'xlsx' })).arrayBuffer());
  const texts = workbook.worksheets.map((sheet) => [sheet.name, JSON.stringify(sheet.getSheetValues())] as const);
  expect(texts.map(([name]) => name)).toEqual([
    '登记的资料',
    '在哪些案件里、是什么身份',
    '图片和扫描件',
    '打印过的文书',
    '别处提到姓名或号码',
  ]);
  const of = (name: string) => texts.find(([each]) => each === name)?.[1] ?? '';
  expect(of('登记的资料')).toContain(gonePerson.mobile);
  expect(of('在哪些案件里、是什么身份')).toContain(closed);
  expect(of('图片和扫描件')).toContain(`${gonePerson.name}身份证.jpg`);
  expect(of('打印过的文书')).toContain(closed);
  expect(of('别处提到姓名或号码')).toContain('案件的进度和备注');
  const paper = await client.persons.report({ name: ask.name, number: gonePerson.mobile, as: 'pdf' });
  expect(
    Buffer.from(await paper.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const wrong = client.persons.report({ ...ask, number: '110105199001012719', as: 'pdf' });
  await expect(wrong).rejects.toMatchObject({ code: 'personMissing' });
});

test('a report names a picture that was exchanged: it is kept until the case is erased', async () => {
  await using office = await closedOffice();
  const { client, closed } = office;
  const ask = { name: gonePerson.name, number: gonePerson.certificateNumber };
  const picture = new File(
    [await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 640 })],
    '新拍的样例.jpg',
  );
  const { materials } = await client.cases.open({ caseNumber: closed });
  const held = materials.find(({ facts }) => facts.name === `${gonePerson.name}身份证.jpg`);
  expect(held).toBeDefined();
  await client.materials.add({
    caseNumber: closed,
    slot: held?.slot ?? 'appPrincipalFront',
    files: [picture],
    replace: true,
  });
  const { default: ExcelJS } = await import('@protobi/exceljs');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await (await client.persons.report({ ...ask, as: 'xlsx' })).arrayBuffer());
  const told = JSON.stringify(workbook.getWorksheet('图片和扫描件')?.getSheetValues());
  expect(told).toContain('新拍的样例.jpg');
  expect(told).toContain(`${gonePerson.name}身份证.jpg`);
  expect(told).toContain('换下的图片');
});
