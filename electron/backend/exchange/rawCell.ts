/**
 * One cell as the spreadsheet file stores it.
 *
 * A number keeps the digits of the file as text: `4.40305198506150E+17` must not become a JavaScript number,
 * or nobody could tell any more that digits were lost.
 */
export type RawCell = string | boolean | Date | StoredNumber | null;

export interface StoredNumber {
  readonly number: string;
}

/** Narrows what the spreadsheet reader hands out. */
export function rawCell(value: unknown): RawCell {
  if (typeof value === 'string' || typeof value === 'boolean' || value instanceof Date) return value;
  return isStoredNumber(value) ? { number: value.number } : null;
}

function isStoredNumber(value: unknown): value is StoredNumber {
  return typeof value === 'object' && value !== null && 'number' in value && typeof value.number === 'string';
}

/** True when there is nothing to read. */
export function isBlank(cell: RawCell): boolean {
  return cell === null || (typeof cell === 'string' && cleanText(cell) === '');
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;
const blanks = /[\u00a0\u3000]/gu;
// Control characters but tab and line breaks.
const control = /[\p{Cc}--[\t\n\r]]/gv;

/**
 * Text as meant: composed (NFC), without the invisible characters that come along from chats and web pages, trimmed.
 *
 * Line breaks stay, as `\n`.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(invisible, '')
    .replace(control, '')
    .replace(blanks, ' ')
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text)
    .replace(/[\t ]*\n\s*/gu, ' ')
    .replace(/\t/gu, ' ');
}
