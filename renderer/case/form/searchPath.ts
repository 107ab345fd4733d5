/** What people leave out when they say the name of a place. */
const levels = /(省|市|区|县|自治区|自治州|盟|地区)$/u;

/**
 * True when a search finds a path of places: it follows their names, or the first letters of their pinyin, from any of
 * them on, and may leave out 省, 市, 区 … in between (广东深圳, gdsz, nsq). `initials` is null while it is not loaded.
 */
export function findsPath(
  search: string,
  names: readonly string[],
  initials: ((text: string) => string) | null,
): boolean {
  const text = search.replace(/\s/g, '').toLowerCase();
  const spell = (name: string) => [name, name.replace(levels, '')];
  const letters = (name: string) => (initials ? spell(name).map(initials) : []);
  return names.some((_, from) => {
    const rest = names.slice(from);
    return follows(text, rest.map(spell)) || follows(text, rest.map(letters));
  });
}

/** True when the text runs along the names, each in one of its spellings, and ends within one. */
function follows(text: string, [spellings, ...rest]: readonly (readonly string[])[]): boolean {
  if (text === '') return true;
  if (!spellings) return false;
  return spellings.some(
    (name) => name.startsWith(text) || (name !== '' && text.startsWith(name) && follows(text.slice(name.length), rest)),
  );
}
