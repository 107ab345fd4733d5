import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

/** `node drawPhotos.ts FOLDER`: writes `card.jpg` and `licence.jpg`, 12 megapixels each; drawing takes more memory than looking. */
const folder = process.argv[2] ?? '.';
const size = { width: 4000, height: 3000 };
writeFileSync(join(folder, 'card.jpg'), await makeSpecimen({ kind: 'idFront', data: exampleCard }, size));
writeFileSync(join(folder, 'licence.jpg'), await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, size));
