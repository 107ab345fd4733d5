/** The clients that appear more than once among these cases, in order. */
export function clientsIn(rows: readonly { readonly subjectName: string | null }[]): string[] {
  const names = rows.flatMap(({ subjectName }) => subjectName ?? []);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
