/** The id of the sentence that says how a picker is emptied by keyboard; it stands once in the window. */
const clearByKeyId = 'beian-clear-by-key';

/** Says how a closed picker is emptied by keyboard, to screen readers; see `mendLibraries` in vite.config.ts. */
export function ClearByKey() {
  return (
    <span id={clearByKeyId} hidden>
      收起时按 Delete 键可以清空
    </span>
  );
}

/** What describes a picker that can be emptied: its own words, if it has any, and how to empty it. */
export function clearableBy(words?: string): string {
  return words === undefined ? clearByKeyId : `${words} ${clearByKeyId}`;
}
