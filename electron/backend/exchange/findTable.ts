import { DeskError } from '#shared/api/errors.ts';
import type { ColumnId } from './columnIds.ts';
import { intakeColumns } from './intakeColumns.ts';
import { type OpenedSheet, unreadable } from './openSheet.ts';
import { isBlank, type RawCell } from './rawCell.ts';

/** The intake table found in a workbook. */
export interface IntakeTable {
  /** Rows below the header, with their 1-based number in the spreadsheet; fully blank ones left out. */
  readonly rows: readonly { readonly rowNumber: number; readonly cells: readonly RawCell[] }[];
  /** Where each known column stands, counted from 0. */
  readonly places: ReadonlyMap<ColumnId, number>;
  /** Headers that belong to no column, or to one that came before; as written. */
  readonly unknownHeaders: readonly string[];
}

/** The header is looked for in the first rows only; titles and instructions may stand above it. */
const mostRowsAbove = 30;
const mostRows = 5000;
/** A row with fewer known headers is somebody's sentence, not a header. */
const leastHeaders = 3;

/**
 * Finds the header in whichever sheet and row it stands, its columns in any order.
 *
 * Throws `sheetUnreadable` when there is none or more than 5,000 rows follow, `sheetColumnsMissing` when columns
 * that every filing needs are missing.
 */
export function findTable(sheets: readonly OpenedSheet[]): IntakeTable {
  const candidates = sheets.flatMap((sheet) =>
    sheet.rows.slice(0, mostRowsAbove).map((row, index) => ({ sheet, index, places: placesIn(row) })),
  );
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (so, each) => (so === null || each.places.size > so.places.size ? each : so),
    null,
  );
  if (!best || best.places.size < leastHeaders) {
    throw unreadable('里面没有找到采集表的表头', '请另存一份空白采集表，把客户资料粘贴进去，再导入。');
  }
  const { sheet, index, places } = best;
  const missing = intakeColumns.filter(({ id, need }) => need === 'always' && !places.has(id));
  if (missing.length > 0) {
    throw new DeskError('sheetColumnsMissing', { columns: missing.map(({ header }) => header).join('、') });
  }
  const rows = sheet.rows
    .map((cells, at) => ({ rowNumber: at + 1, cells }))
    .slice(index + 1)
    .filter(({ cells }) => [...places.values()].some((place) => !isBlank(cells[place] ?? null)));
  if (rows.length > mostRows) {
    throw unreadable(`有 ${rows.length} 行，超过 ${mostRows} 行`, '请把客户分成几张表，分次导入。');
  }
  return { rows, places, unknownHeaders: unknownIn(sheet.rows[index] ?? [], places) };
}

const columnsByHeader = new Map(intakeColumns.map(({ header, id }) => [plainHeader(header), id]));

/** Where the known columns stand; of a header that stands twice the first counts. */
function placesIn(row: readonly RawCell[]): Map<ColumnId, number> {
  const places = new Map<ColumnId, number>();
  for (const [place, cell] of row.entries()) {
    const id = typeof cell === 'string' ? columnsByHeader.get(plainHeader(cell)) : undefined;
    if (id !== undefined && !places.has(id)) places.set(id, place);
  }
  return places;
}

function unknownIn(row: readonly RawCell[], places: ReadonlyMap<ColumnId, number>): string[] {
  const known = new Set(places.values());
  return row.flatMap((cell, place) =>
    typeof cell === 'string' && !isBlank(cell) && !known.has(place) ? [cell.trim()] : [],
  );
}

/** Without blanks, line breaks, stars and a remark in brackets behind: “主体名称 *(必填)” is 主体名称. */
function plainHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s*]+/gu, '')
    .replace(/(?<=.)\([^()]*\)$/u, '')
    .toLowerCase();
}
