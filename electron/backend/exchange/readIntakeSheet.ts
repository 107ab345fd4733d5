import type { Finding } from '#shared/filing/finding.ts';
import { type Rulebook, rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { findTable } from './findTable.ts';
import { intakeColumns } from './intakeColumns.ts';
import { nearest } from './nearest.ts';
import { type OpenedWorkbook, openSheets } from './openSheet.ts';
import { type ReadRow, readRow } from './readRow.ts';
import { rowReader } from './rowReader.ts';

/** One row of the sheet; `rowNumber` as the spreadsheet shows it, from 1. */
export interface IntakeRow extends ReadRow {
  readonly rowNumber: number;
}

/** A whole sheet as read; `remarks` are about the sheet itself, each at the header it is about. */
export interface IntakeSheet {
  readonly rows: readonly IntakeRow[];
  readonly remarks: readonly Finding[];
}

/**
 * Reads an intake sheet: columns in any order, blank rows skipped, every problem said, nothing repaired silently.
 *
 * Throws `sheetUnreadable` and `sheetColumnsMissing`; a bad row never keeps the others out.
 */
export async function readIntakeSheet(
  bytes: Uint8Array,
  pack: RulePack,
  /** Whoever reads a stranger's file gives `openSheetsGuarded`. */
  open: (bytes: Uint8Array) => Promise<OpenedWorkbook> = openSheets,
): Promise<IntakeSheet> {
  const { sheets, errorCells } = await open(bytes);
  const { rows, places, unknownHeaders } = findTable(sheets);
  const rulebook = rulebookOf(pack);
  const headers = intakeColumns.map(({ header }) => header);
  return {
    rows: rows.map(({ rowNumber, cells }) => ({ rowNumber, ...readRow(rowReader(cells, places, rulebook), pack) })),
    remarks: [
      ...errorRemark(errorCells, rulebook),
      ...unknownHeaders.map((header) => {
        const [near] = nearest(header, headers);
        return rulebook('intake.unknownColumn', {
          weight: 'hint',
          where: header,
          message: `“${header}”这一列不属于采集表，或者重复出现，没有导入。`,
          remedy:
            near === undefined ? '自己用的列可以不管。' : `自己用的列可以不管；如果要的是“${near}”，请把列名改成它。`,
        });
      }),
    ],
  };
}

/** More places than this are counted, not listed. */
const mostPlaces = 5;

/** Cells that show #N/A and the like come in as blank; that is said once, with the places. */
function errorRemark(places: readonly string[], rulebook: Rulebook): Finding[] {
  if (places.length === 0) return [];
  const listed = places.slice(0, mostPlaces).join('、');
  const more = places.length > mostPlaces ? ` 等 ${places.length} 处` : '';
  return [
    rulebook('intake.errorCell', {
      weight: 'should',
      where: places[0] ?? '',
      message: `单元格 ${listed}${more} 显示的是 #N/A 一类的出错值，已按空白处理。`,
      remedy: '请把这些单元格改成真正的内容（可以用“只粘贴值”），保存后再导入一次。',
    }),
  ];
}
