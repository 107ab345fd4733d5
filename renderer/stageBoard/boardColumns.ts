import type { FoundCases } from '#shared/api/cases.ts';
import { type Stage, stageSchema } from '#shared/filing/stage.ts';
import type { CaseFilter } from '../cases/caseFilter.ts';

/** One stage of the 看板 with the cases in it. */
export interface BoardColumn {
  readonly stage: Stage;
  readonly numbers: readonly string[];
}

/** The filter of the case list as the 看板 asks with it: every stage has its column, what is due first stands on top. */
export function boardFilter(filter: CaseFilter): CaseFilter {
  return { ...filter, stages: [], order: 'stageThenDate', descending: false };
}

/** The cases found, in the order of their stages, cut where the next stage begins. */
export function columnsOf({ numbers, stageCounts }: Pick<FoundCases, 'numbers' | 'stageCounts'>): BoardColumn[] {
  let from = 0;
  return stageSchema.options.map((stage) => {
    const start = from;
    from += stageCounts[stage];
    return { stage, numbers: numbers.slice(start, from) };
  });
}

/** Cards that a page key goes by. */
const page = 5;

/**
 * The card a key leads to from another; null when it leads nowhere.
 *
 * Up and down stay in the column, left and right go to the next column that holds any, at the same height or its end.
 */
export function stepCard(columns: readonly BoardColumn[], from: string, key: string): string | null {
  const at = columns.findIndex(({ numbers }) => numbers.includes(from));
  const numbers = columns[at]?.numbers ?? [];
  const index = numbers.indexOf(from);
  if (index < 0) return null;
  const last = numbers.length - 1;
  const within: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: Math.min(index + page, last),
    PageUp: Math.max(index - page, 0),
    Home: 0,
    End: last,
  };
  const to = within[key];
  if (to !== undefined) return numbers[to] ?? null;
  const filled = (column: BoardColumn) => column.numbers.length > 0;
  const beside =
    key === 'ArrowRight'
      ? columns.slice(at + 1).find(filled)
      : key === 'ArrowLeft'
        ? columns.slice(0, at).findLast(filled)
        : undefined;
  return beside?.numbers[Math.min(index, beside.numbers.length - 1)] ?? null;
}
