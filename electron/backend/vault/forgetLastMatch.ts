/**
 * The engine remembers the text a regular expression matched last (`RegExp.input`), which may be a key of the vault that
 * was locked just now: another one takes its place.
 */
export function forgetLastMatch(): void {
  /locked/.exec('locked');
}
