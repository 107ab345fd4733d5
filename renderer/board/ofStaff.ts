import type { Board } from '#shared/api/board.ts';

type Sections = Board['sections'];

/**
 * The sections with only one person's work; everybody's for null.
 *
 * Of a filtered section the lines are counted, because the backend's count is everybody's.
 */
export function ofStaff(sections: Sections, staff: string | null): Sections {
  if (staff === null) return sections;
  return sections.map(({ kind, items }) => {
    const own = items.filter((item) => item.staff === staff);
    return { kind, count: own.length, items: own };
  });
}

/** Who has something on the board, in name order; the one who is looked for stays even without work. */
export function staffOn(sections: Sections, staff: string | null): string[] {
  const names = new Set(sections.flatMap(({ items }) => items.flatMap((item) => item.staff ?? [])));
  if (staff !== null) names.add(staff);
  return [...names].toSorted((one, other) => one.localeCompare(other, 'zh'));
}
