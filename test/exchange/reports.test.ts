import { expect, test } from 'vitest';
import { caseRetake } from '#backend/reports/caseRetake.ts';
import { drawRetake, retakeWidth } from '#backend/reports/drawRetake.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import { retakeKinds } from '#shared/filing/retakeItems.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { extractedText } from '#test/support/renderedPage.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const long = '四川省样例县样例镇样例村绿色生态农产品种植加工销售与乡村旅游综合开发有限责任公司';

/** How many pixels of the outer columns are not ground: nothing may run over the edge. */
async function inkAtEdges(png: Buffer): Promise<number> {
  const { width, height } = await sharp(png).metadata();
  // Below the band, which goes from edge to edge.
  const region = { left: width - 20, top: 420, width: 20, height: height - 420 };
  const { data, info } = await sharp(png).extract(region).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let ink = 0;
  for (let at = 0; at < data.length; at += info.channels) if ((data[at] ?? 0) < 200) ink++;
  return ink;
}

test('the page for a client is as wide as a phone shows it, grows with its items, and runs over no edge', async () => {
  const items = retakeKinds
    .slice(0, 12)
    .map((kind) => ({ title: `主体负责人证件人像面（${long}）`, kinds: [kind], needed: true }));
  const page = { subject: long, miniProgram: long, from: '样例代办事务所 王样例' };
  const all = await drawRetake({ ...page, items });
  const one = await drawRetake({ ...page, items: items.slice(0, 1) });
  const sizes = [await sharp(all).metadata(), await sharp(one).metadata()];
  expect(sizes.map(({ width, format }) => [width, format])).toEqual([
    [retakeWidth, 'png'],
    [retakeWidth, 'png'],
  ]);
  expect((sizes[0]?.height ?? 0) - (sizes[1]?.height ?? 0)).toBeGreaterThan(11 * 150);
  expect(await inkAtEdges(all)).toBe(0);
  // What WeChat sends without making it smaller.
  expect(all.byteLength).toBeLessThan(2_000_000);
});

test('markup in a name is text', async () => {
  const items = [{ title: '<b>&样例</b>', kinds: ['dark'], needed: false }] as const;
  await expect(drawRetake({ subject: '<i>样例', miniProgram: '', from: '&', items })).resolves.toBeInstanceOf(Buffer);
});

test('a case has a page exactly when a picture must be taken again', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  await expect(client.materials.retake({ caseNumber })).rejects.toMatchObject({ code: 'badInput' });
  const licence = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 1600, height: 1200 });
  const dark = await sharp(licence).linear(0.12).jpeg().toBuffer();
  const files = [new File([new Uint8Array(dark)], '执照.jpg')];
  await client.materials.add({ caseNumber, slot: 'subjectCertificate', files, replace: false });
  const page = await caseRetake(desk.desk, caseNumber);
  expect(page.name).toMatch(/^补拍说明 .*\.png$/);
});

test('the list of problems has every problem, on pages or in a workbook, with numbers hidden', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const { findings, application } = await client.cases.open({ caseNumber });
  expect(findings.length).toBeGreaterThan(0);
  const pdf = await client.exchange.findingsReport({ cases: [caseNumber], as: 'pdf' });
  const text = (await extractedText(new Uint8Array(await pdf.arrayBuffer()))).replace(/\s/g, '');
  for (const { message } of findings) expect(text).toContain(message.replace(/\s/g, '').slice(0, 12));
  expect(text).toContain(application.subject.name?.replace(/\s/g, ''));
  for (const { certificateNumber } of application.persons) expect(text).not.toContain(certificateNumber);
  const sheet = await client.exchange.findingsReport({ cases: [caseNumber], as: 'xlsx' });
  expect(sheet.name).toMatch(/\.xlsx$/);
});
