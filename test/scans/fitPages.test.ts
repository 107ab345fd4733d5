import { expect, it } from 'vitest';
import { caseDesk } from '#test/support/caseDesk.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

it('fits the one page of a paper to a platform, and says of several that they are too many', async () => {
  await using desk = await caseDesk();
  const large = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 1600, height: 1200 });
  const fitPages = async (pages: number) => {
    const file = new File([new Uint8Array(await pdfOfJpegs(Array.from({ length: pages }, () => large)))], '执照.pdf');
    return desk.client.scans.fit({ file, profile: 'wechat-default', kind: 'subjectCertificate' });
  };
  const fitted = await fitPages(1);
  expect(fitted.type === 'fitted' && fitted.file.name).toBe('执照.jpg');
  const unfit = await fitPages(2);
  expect(unfit.findings.map(({ remedy }) => remedy).join()).toContain('拖到“收件”');
});
