import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesByFolder } from '#backend/packages/entriesByFolder.ts';

test('every entry goes to the innermost folder that holds it, in order', () => {
  const path = fc.array(fc.constantFrom('a', 'b', 'a b', 'a-', '案'), { maxLength: 4 }).map((parts) => parts.join('/'));
  const folder = path.map((each) => (each === '' ? '' : `${each}/`));
  fc.assert(
    fc.property(fc.array(path, { maxLength: 20 }), fc.uniqueArray(folder, { maxLength: 6 }), (names, folders) => {
      const entries = names.map((name, index) => ({ name, index }));
      const { inside, outside } = entriesByFolder(entries, folders);
      const innermost = (name: string) =>
        folders.filter((each) => name.startsWith(each)).toSorted((a, b) => b.length - a.length)[0];
      expect([...inside.keys()]).toEqual(folders);
      for (const each of folders)
        expect(inside.get(each)).toEqual(entries.filter(({ name }) => innermost(name) === each));
      expect(outside).toEqual(entries.filter(({ name }) => innermost(name) === undefined));
    }),
  );
});
