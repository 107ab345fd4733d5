import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadedFile } from '#shared/api/upload.ts';
import { type Agency, agencySchema } from '#shared/filing/agency.ts';
import { gatherFiles } from '../gatherFiles.ts';
import { resourcesDir } from '../resources.ts';

/** The sample vault holds invented people only: its passphrase is no secret and is shown. */
export const samplePassphrase = '样例资料库-仅供演示';

/** An invented agency with what its clients handed in; every name in it says 样例. */
export interface SampleOffice {
  readonly agency: Agency;
  /** The filled intake sheet, and the folder of scans that came with it. */
  readonly sheet: UploadedFile;
  readonly files: readonly UploadedFile[];
}

/** The sample office that comes with the program. Its pictures stay on the disk until they are asked for. */
export async function sampleOffice(): Promise<SampleOffice> {
  const folder = join(resourcesDir, 'demo');
  const agency = agencySchema.parse(JSON.parse(await readFile(join(folder, 'agency.json'), 'utf8')));
  const [sheet] = await gatherFiles([join(folder, '采集表.xlsx')]);
  if (!sheet) throw new Error('the sample office has no intake sheet');
  return { agency, sheet, files: await gatherFiles([join(folder, '材料')]) };
}
