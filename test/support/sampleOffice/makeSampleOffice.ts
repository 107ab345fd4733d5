import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { resourcesDir } from '#backend/resources.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { sheetRowOf } from '../sheetRowOf.ts';
import { sampleClients } from './clients.ts';
import { drawSamplePictures, samplePictures } from './pictures.ts';

/**
 * Makes resources/demo/ from the sample office: `npx node test/support/sampleOffice/makeSampleOffice.ts`.
 *
 * The same sources give the same sheet byte for byte and pictures that look the same (their last bits may follow the
 * machine). The pictures take about half a minute.
 */
const demoDir = join(resourcesDir, 'demo');
const pack = await loadRulePack();
const rows = sampleClients.map(({ record, sheetOverrides }) => ({ ...sheetRowOf(record, pack), ...sheetOverrides }));
await mkdir(demoDir, { recursive: true });
await writeFile(join(demoDir, '采集表.xlsx'), await writeIntakeSheet(pack, rows));
console.log(`采集表.xlsx: ${rows.length} rows`);
await drawSamplePictures(join(demoDir, '材料'));
console.log(`材料: ${samplePictures.length} pictures`);
