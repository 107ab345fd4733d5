import type { Finding } from '#shared/filing/finding.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { Chosen } from './choices.ts';
import type { ColumnId } from './columnIds.ts';
import type { IntakeColumn } from './intakeColumn.ts';
import { intakeColumn } from './intakeColumns.ts';
import { type RawCell, rawCell } from './rawCell.ts';
import { type CellRead, readDayCell, readNumber, readText, readValidUntilCell, type Said } from './readCell.ts';

/** Judges a length; the model's own schema does. */
interface Limit {
  safeParse(value: unknown): { readonly success: boolean };
}

/**
 * Reads the cells of one row and gathers what has to be said about them, each at its column's header.
 *
 * A value is read once: asking twice would say everything twice.
 */
export function rowReader(cells: readonly RawCell[], places: ReadonlyMap<ColumnId, number>, rulebook: Rulebook) {
  const findings: Finding[] = [];
  const say = (column: IntakeColumn, { rule, ...verdict }: Said) => {
    findings.push(rulebook(rule, { ...verdict, where: column.header }));
  };
  const take = <Value>(id: ColumnId, read: (cell: RawCell, column: IntakeColumn) => CellRead<Value>): Value | null => {
    const column = intakeColumn(id);
    const place = places.get(id);
    const { value, said } = read(place === undefined ? null : rawCell(cells[place]), column);
    for (const each of said) say(column, each);
    return value;
  };
  const within = (id: ColumnId, value: string | null, limit: Limit): string | null => {
    if (value === null || limit.safeParse(value).success) return value;
    const column = intakeColumn(id);
    say(column, {
      rule: 'intake.tooLong',
      weight: 'must',
      message: `“${column.header}”有 ${[...value].length} 个字，太长了，没有导入。`,
      remedy: '请检查是否把别的内容也贴进了这一格，缩短后再导入一次。',
    });
    return null;
  };
  return {
    findings,
    say: (id: ColumnId, said: Said) => say(intakeColumn(id), said),
    text: (id: ColumnId, limit: Limit) => within(id, take(id, readText), limit),
    number: (id: ColumnId, limit: Limit) => within(id, take(id, readNumber), limit),
    day: (id: ColumnId) => take(id, readDayCell),
    validUntil: (id: ColumnId) => take(id, readValidUntilCell),
    choice: <Value>(id: ColumnId, find: (written: string) => Chosen<Value>): Value | null => {
      const written = take(id, readText);
      if (written === null) return null;
      const chosen = find(written);
      if (chosen.ok) return chosen.value;
      say(intakeColumn(id), unknownChoice(intakeColumn(id), written, chosen));
      return null;
    },
  };
}

export type RowReader = ReturnType<typeof rowReader>;

function unknownChoice(
  { header }: IntakeColumn,
  written: string,
  { reason, near }: { readonly reason: 'unknown' | 'ambiguous'; readonly near: readonly string[] },
): Said {
  const among = near.length > 0 ? near.map((label) => `“${label}”`).join('、') : null;
  return {
    rule: 'intake.unknownChoice',
    weight: 'must',
    message:
      reason === 'ambiguous'
        ? `“${header}”写的“${written}”对应不止一项，没有导入。`
        : `“${header}”写的“${written}”不在可选项里，没有导入。`,
    remedy:
      among === null ? '请从下拉列表中选择，再导入一次。' : `您要的可能是 ${among}；请从下拉列表中选择，再导入一次。`,
  };
}
