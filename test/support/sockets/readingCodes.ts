import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { exampleLicence } from '../specimens/examples.ts';
import { makeSpecimen } from '../specimens/specimen.ts';
import { takeOutsideCalls } from './log.ts';

/** A process that reads the code of a licence; prints what it says and who was called meanwhile. */
const data = { ...exampleLicence, code: 'http://www.gsxt.gov.cn/' };
const { codes } = await readScanFacts(await makeSpecimen({ kind: 'businessLicence', data }), '执照.jpg', {
  codes: true,
});
console.log(JSON.stringify({ texts: codes?.map(({ text }) => text), called: takeOutsideCalls() }));
