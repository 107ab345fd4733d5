import readAllSheets from 'read-excel-file/universal';
import { DeskError } from '#shared/api/errors.ts';
import { type RawCell, rawCell } from './rawCell.ts';
import { type SheetExtent, sheetExtent } from './sheetExtent.ts';
import { readZipDirectory, unpackEntry, type ZipEntry } from './zipDirectory.ts';

/** One sheet of a workbook; `rows[0]` is the first row of the spreadsheet, blank rows included. */
export interface OpenedSheet {
  readonly name: string;
  readonly rows: readonly (readonly RawCell[])[];
}

const megabyte = 1024 * 1024;
/** An office's sheet has some 100 KB; what is beyond these is a mistake or a trap. */
const mostBytes = 20 * megabyte;
const mostUnpackedBytes = 100 * megabyte;
/** Cells beyond these are no clients; 5,000 rows are read, the rest is room for titles and remarks. */
const mostSheetRows = 20_000;
const mostSheetColumns = 500;

/** A workbook as read; `errorCells` are the places, in any sheet, that show an error instead of a value. */
export interface OpenedWorkbook {
  readonly sheets: readonly OpenedSheet[];
  readonly errorCells: readonly string[];
}

/**
 * All sheets of an .xlsx file.
 *
 * Throws `sheetUnreadable` with advice for whatever else people send: old .xls, password, CSV, half a download.
 */
export async function openSheets(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const errorCells = refuseEndlessSheets(bytes, refuseOtherFiles(bytes));
  try {
    const sheets = await readAllSheets(exactBuffer(bytes), { parseNumber: (number) => ({ number }), trim: false });
    const opened = sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(rawCell)) }));
    return { sheets: opened, errorCells };
  } catch (error) {
    throw unreadable('内容已损坏', '请用 Excel 或 WPS 打开后另存为 .xlsx，再导入一次。', error);
  }
}

/** Told before parsing: the reader would lay out every cell up to the farthest one. Answers with the error cells. */
function refuseEndlessSheets(bytes: Uint8Array, entries: readonly ZipEntry[]): string[] {
  const errorCells: string[] = [];
  for (const entry of entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))) {
    const { row, column, errors } = extentOf(bytes, entry);
    errorCells.push(...errors);
    if (row <= mostSheetRows && column <= mostSheetColumns) continue;
    throw unreadable(
      `单元格一直排到第 ${row} 行、第 ${column} 列，范围太大`,
      '多半是远处有误输入的内容；请新建一张采集表，只把客户那几行粘贴过去，再导入。',
    );
  }
  return errorCells;
}

function extentOf(bytes: Uint8Array, entry: ZipEntry): SheetExtent {
  try {
    return sheetExtent(unpackEntry(bytes, entry, mostUnpackedBytes).toString('latin1'));
  } catch (error) {
    throw unreadable('内容已损坏', '请用 Excel 或 WPS 打开后另存为 .xlsx，再导入一次。', error);
  }
}

function refuseOtherFiles(bytes: Uint8Array): ZipEntry[] {
  if (bytes.length === 0) throw unreadable('文件是空的', '请让对方重新保存并发送这张表。');
  if (bytes.length > mostBytes) {
    throw unreadable(
      `文件有 ${Math.round(bytes.length / megabyte)} MB，超过 20 MB`,
      '请删去表里的图片和多余的工作表，或把客户分成几张表导入。',
    );
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) throw compoundFile(bytes);
  if (!startsWith(bytes, [0x50, 0x4b])) {
    throw unreadable('它不是 .xlsx 表格', '请在 Excel 或 WPS 里打开它，选“另存为 Excel 工作簿（.xlsx）”，再导入。');
  }
  const entries = readZipDirectory(bytes);
  if (!entries) throw unreadable('文件不完整，可能没有下载完', '请重新下载或让对方重新发送，再导入。');
  if (entries.some(({ encrypted }) => encrypted)) throw passwordProtected();
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    throw unreadable('它是压缩包或其他文档，不是表格', '请先解压，选里面的 .xlsx 文件导入。');
  }
  if (entries.reduce((sum, entry) => sum + entry.bytes, 0) > mostUnpackedBytes) {
    throw unreadable('展开后过大', '请新建一张采集表，只把客户那几行粘贴过去，再导入。');
  }
  return entries;
}

/** Both old .xls and password-protected .xlsx are OLE compound files; the names of their streams tell them apart. */
function compoundFile(bytes: Uint8Array): DeskError {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (stream: string) => text.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) return passwordProtected();
  if (holds('Workbook')) {
    return unreadable('它是旧版 .xls 格式', '请用 Excel 或 WPS 打开，选“另存为 Excel 工作簿（.xlsx）”，再导入。');
  }
  return unreadable(
    '它是旧版 .xls 格式，或者设了打开密码',
    '请用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx 后再导入。',
  );
}

function passwordProtected(): DeskError {
  return unreadable('它设了打开密码', '请用 Excel 或 WPS 打开，在“文件 → 信息”里去掉密码，保存后再导入。');
}

/** The error of a sheet that cannot be read: what is wrong, and what the clerk can do. */
export function unreadable(detail: string, advice: string, cause?: unknown): DeskError {
  return new DeskError('sheetUnreadable', { detail, advice }, { cause });
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** The reader wants an ArrayBuffer of exactly these bytes. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
