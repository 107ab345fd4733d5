import type { ImportEvent, IntakePreview } from '#shared/api/exchange.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Desk } from '../desk.ts';
import { measureIn } from '../scans/measureUpload.ts';
import { importIntake } from './importIntake.ts';
import { unreadable } from './openSheet.ts';
import { readIntakeSheet } from './readIntakeSheet.ts';

/**
 * Imports an uploaded sheet and the files that came with it.
 *
 * Throws `vaultLocked`, `sheetUnreadable` or `sheetColumnsMissing` before anything is changed; a sheet without a
 * single client counts as unreadable, because nobody means to import nothing.
 */
export async function* importUploads(
  desk: Pick<Desk, 'pack' | 'pool' | 'now' | 'vault'>,
  {
    sheet,
    files,
    alongside = [],
  }: {
    readonly sheet: UploadedFile;
    readonly files: readonly UploadedFile[];
    readonly alongside?: readonly string[];
  },
  signal?: AbortSignal,
): AsyncGenerator<ImportEvent, void, undefined> {
  const vault = desk.vault();
  const { rows, remarks } = await readFilledSheet(desk, sheet);
  yield* importIntake({
    vault,
    pack: desk.pack,
    rows,
    remarks,
    files,
    alongside,
    now: desk.now,
    signal,
    width: desk.pool.width,
    measure: measureIn(desk.pool, signal),
  });
}

/**
 * What a sheet would bring, without a vault and without changing anything.
 *
 * Throws `sheetUnreadable` or `sheetColumnsMissing`, as the import would.
 */
export async function previewSheet(desk: Desk, sheet: UploadedFile): Promise<IntakePreview> {
  const { rows, remarks } = await readFilledSheet(desk, sheet);
  return {
    remarks: [...remarks],
    rows: rows.map(({ rowNumber, record, findings, status }) => ({
      row: rowNumber,
      subjectName: record.subject.name,
      miniProgramName: record.miniProgram.name,
      usable: status !== 'rejected',
      findings: [...findings],
    })),
  };
}

async function readFilledSheet(desk: Pick<Desk, 'pack'>, sheet: UploadedFile) {
  const read = await readIntakeSheet(new Uint8Array(await sheet.arrayBuffer()), desk.pack);
  if (read.rows.length === 0) throw unreadable('表头下面一行都没有填', '请填好客户资料并保存，再导入。');
  return read;
}
