/** Longer texts are shown by their beginning first. Code points. */
const mostShown = 90;
/** More lines are, too. */
const mostLines = 3;

/** The beginning of a long text, as a list shows it first; null when all of it can stand there. Pure. */
export function beginningOf(text: string): string | null {
  const lines = text.split(/\r?\n/);
  const beginning = [...lines.slice(0, mostLines).join('\n')].slice(0, mostShown).join('');
  return beginning === text.replaceAll('\r\n', '\n') ? null : `${beginning.trimEnd()}…`;
}
