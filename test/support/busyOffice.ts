import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { sampleClients } from './sampleOffice/clients.ts';
import { sampleAppId, sampleCreditCode } from './sampleOffice/sampleNumbers.ts';
import { sheetRowOf } from './sheetRowOf.ts';
import { exampleLicence } from './specimens/examples.ts';
import { makeSpecimen } from './specimens/specimen.ts';

/** Files of one client, by names the matcher understands. */
const names = ['营业执照.jpg', '法人身份证正面.jpg', '法人身份证反面.jpg', '代办委托书.jpg'];

/**
 * An office with many clients: a sheet and a folder of four scans a client, every file different by its bytes.
 *
 * Writes `采集表.xlsx` and `材料/` into the folder; answers with both paths and how many scans there are.
 */
export async function writeBusyOffice(folder: string, clients: number, pack: RulePack) {
  const [client] = sampleClients;
  if (!client) throw new Error('the sample office is empty');
  const picture = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 320, height: 240 });
  const scans = join(folder, '材料');
  const rows = [];
  for (let index = 1; index <= clients; index++) {
    const name = `样例繁忙客户${index}有限公司`;
    rows.push(
      sheetRowOf(
        {
          ...client.record,
          folder: name,
          subject: {
            ...client.record.subject,
            name,
            certificateNumber: sampleCreditCode('91', `MB${String(index).padStart(6, '0')}`),
          },
          miniProgram: { ...client.record.miniProgram, name: `样例繁忙${index}`, appId: sampleAppId(0xb0000 + index) },
        },
        pack,
      ),
    );
    await mkdir(join(scans, name), { recursive: true });
    for (const file of names) await writeFile(join(scans, name, file), stamped(picture, `${name} ${file}`));
  }
  const sheet = join(folder, '采集表.xlsx');
  await writeFile(sheet, await writeIntakeSheet(pack, rows));
  return { sheet, scans, files: clients * names.length };
}

/** The same picture as another file: a JPEG comment right after its start marker. */
export function stamped(jpeg: Uint8Array, words: string): Uint8Array {
  const text = new TextEncoder().encode(words);
  const length = text.byteLength + 2;
  const comment = new Uint8Array([0xff, 0xfe, length >> 8, length & 0xff, ...text]);
  return new Uint8Array([...jpeg.subarray(0, 2), ...comment, ...jpeg.subarray(2)]);
}
