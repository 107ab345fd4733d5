import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exampleLicence } from '../support/specimens/examples.ts';
import { makeSpecimen } from '../support/specimens/specimen.ts';

/** A licence far too small for any platform, as bytes. */
export function smallLicence(): Promise<Buffer> {
  return makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });
}

/** The same as a file in this folder; answers with its path. */
export async function writeSmallLicence(folder: string): Promise<string> {
  const path = join(folder, '样例执照.jpg');
  await writeFile(path, await smallLicence());
  return path;
}
