/** One line of the palette. */
export interface Option {
  /** Stable over time, so that recent choices can be told again: an action's name or a case number. */
  readonly id: string;
  readonly label: string;
  /** What helps to tell it from another one. */
  readonly detail: string | null;
  readonly run: () => void;
}

/** The element id of an option within its list. */
export function optionId(listId: string, { id }: Pick<Option, 'id'>): string {
  return `${listId}-${id}`;
}

/** The options with these ids, in the order of the ids; ids that are gone are left out. */
export function optionsInOrder<Each extends Option>(ids: readonly string[], options: readonly Each[]): Each[] {
  return ids.flatMap((id) => options.find((option) => option.id === id) ?? []);
}
