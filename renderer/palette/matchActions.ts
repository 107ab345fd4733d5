/** Something the palette can do. */
export interface NamedAction {
  readonly id: string;
  readonly label: string;
  /** Pinyin initials of the label, and other words a person may try, lower case, with blanks between. */
  readonly words: string;
}

/** The actions that answer to every word of a text, by label, initials or another word; all of them for no text. */
export function matchActions<Action extends NamedAction>(actions: readonly Action[], text: string): Action[] {
  const wanted = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return actions.filter(({ label, words }) => {
    const lower = label.toLowerCase();
    return wanted.every((word) => lower.includes(word) || words.split(' ').some((each) => each.startsWith(word)));
  });
}

/** Most choices that are remembered. */
const mostRecent = 8;

/** The recent choices after one more: it comes first, once. */
export function remembered(recent: readonly string[], id: string): string[] {
  return [id, ...recent.filter((each) => each !== id)].slice(0, mostRecent);
}
