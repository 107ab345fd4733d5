import type { ColumnId } from './columnIds.ts';

/** Which code table a column's drop-down is filled from. */
export type ChoiceList =
  | 'filingType'
  | 'entrance'
  | 'subjectType'
  | 'subjectCertificate'
  | 'personCertificate'
  | 'province'
  | 'yesNo'
  | 'appPrincipal'
  | 'service'
  | 'preapproval';

/**
 * How a column's cells are read.
 *
 * text: one line · long: keeps its line breaks · number: digits that must never be calculated with ·
 * day: a calendar day · validUntil: a day or 长期 · choice: a name of a code table.
 */
export type ColumnKind = 'text' | 'long' | 'number' | 'day' | 'validUntil' | 'choice';

/** always: the sheet is refused without this column · sometimes: depends on the client · free: as wished. */
export type Need = 'always' | 'sometimes' | 'free';

/** One column of the intake sheet, with everything its explanation page says about it. */
export interface IntakeColumn {
  readonly id: ColumnId;
  readonly group: string;
  readonly header: string;
  readonly need: Need;
  readonly kind: ColumnKind;
  readonly list: ChoiceList | null;
  /** Width in characters of the spreadsheet. */
  readonly width: number;
  readonly about: string;
  readonly example: string;
}

/** A column written down in one line. */
export type ColumnRow = readonly [
  id: ColumnId,
  header: string,
  need: Need,
  kind: ColumnKind | ChoiceList,
  width: number,
  about: string,
  example: string,
];

const plainKinds = ['text', 'long', 'number', 'day', 'validUntil'] as const;

/** The columns of one coloured group. */
export function columnGroup(name: string, rows: readonly ColumnRow[]): IntakeColumn[] {
  return rows.map(([id, header, need, content, width, about, example]) => {
    const kind = plainKinds.find((each) => each === content) ?? 'choice';
    const list = isPlain(content) ? null : content;
    return { id, group: name, header, need, kind, list, width, about, example };
  });
}

function isPlain(content: ColumnKind | ChoiceList): content is ColumnKind {
  return plainKinds.some((each) => each === content);
}
