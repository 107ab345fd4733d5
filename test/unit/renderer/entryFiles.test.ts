import { describe, expect, it, vi } from 'vitest';
import { type Dropped, type Entry, filesOfEntries } from '../../../renderer/parts/entryFiles.ts';

/** As much of the browser's entries as a drop is read by; null stands for what cannot be read. */
const fileEntry = (name: string, file: File | null) => ({
  isFile: true,
  isDirectory: false,
  name,
  file: (give: (file: File) => void, fail: () => void) => (file ? give(file) : fail()),
});

const folderEntry = (name: string, batches: readonly (readonly object[] | null)[]) => ({
  isFile: false,
  isDirectory: true,
  name,
  createReader: () => {
    const left = [...batches, []];
    return {
      readEntries: (give: (some: readonly object[]) => void, fail: () => void) => {
        const some = left.shift() ?? null;
        if (some) give(some);
        else fail();
      },
    };
  },
});

/** All parts of it together. */
async function drop(...entries: Entry[]): Promise<Dropped> {
  const all: Dropped = { files: [], unreadable: [] };
  for await (const { files, unreadable } of filesOfEntries(entries)) {
    all.files.push(...files);
    all.unreadable.push(...unreadable);
  }
  return all;
}

const namesOf = (files: readonly File[]) => files.map(({ name }) => name);

const picture = (name: string) => new File(['样例'], name);

describe('what was dropped', () => {
  it('is every file of its folders, by path and in name order', async () => {
    const inner = folderEntry('内', [[fileEntry('c.jpg', picture('c.jpg'))]]);
    const outer = folderEntry('外', [
      [fileEntry('b.jpg', picture('b.jpg'))],
      [fileEntry('a.jpg', picture('a.jpg')), inner],
    ]);
    const { files, unreadable } = await drop(outer, fileEntry('d.jpg', picture('d.jpg')));
    expect(namesOf(files).toSorted()).toEqual(['a.jpg', 'b.jpg', 'd.jpg', '内/c.jpg']);
    expect(unreadable).toEqual([]);
  });

  it('comes in name order whichever file the browser has first', async () => {
    const waiting: (() => void)[] = [];
    const late = (name: string) => ({
      ...fileEntry(name, null),
      file: (give: (file: File) => void) => void waiting.unshift(() => give(picture(name))),
    });
    const dropped = drop(folderEntry('外', [[late('c.jpg'), late('a.jpg'), late('b.jpg')]]));
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    for (const give of waiting) give();
    expect(namesOf((await dropped).files)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  });

  it('names the files and folders that cannot be read, and keeps the others', async () => {
    const half = folderEntry('半', [[fileEntry('e.jpg', picture('e.jpg'))], null]);
    const outer = folderEntry('外', [[half, fileEntry('坏.jpg', null)]]);
    const { files, unreadable } = await drop(outer, fileEntry('锁住.jpg', null), folderEntry('进不去', [null]));
    expect(namesOf(files)).toEqual(['半/e.jpg']);
    expect(unreadable.toSorted()).toEqual(['半', '坏.jpg', '进不去', '锁住.jpg'].toSorted());
  });

  it('keeps names in order where subfolders lie between files, and tells all of a folder that has more than one answer', async () => {
    const many = Array.from({ length: 230 }, (_, index) => `${1000 + index}.jpg`);
    const entries = many.map((name) => fileEntry(name, picture(name)));
    const inner = folderEntry('1100.内', [[fileEntry('z.jpg', picture('z.jpg'))]]);
    const outer = folderEntry('外', [entries.slice(100, 200), [...entries.slice(0, 100), inner], entries.slice(200)]);
    const { files } = await drop(outer);
    const place = many.indexOf('1100.jpg');
    const between = ['1100.jpg', '1100.内/z.jpg'].toSorted(new Intl.Collator('zh').compare);
    expect(namesOf(files)).toEqual([...many.slice(0, place), ...between, ...many.slice(place + 1)]);
  });

  it('hands the first files on while others have not been asked for, and asks for no more once nobody wants them', async () => {
    const asked: string[] = [];
    const watched = (name: string) => ({
      ...fileEntry(name, null),
      file: (give: (file: File) => void) => {
        asked.push(name);
        give(picture(name));
      },
    });
    const many = Array.from({ length: 100 }, (_, index) => watched(`${1000 + index}.jpg`));
    for await (const { files } of filesOfEntries([folderEntry('外', [many])], true)) {
      expect(files[0]?.name).toBe('外/1000.jpg');
      break;
    }
    expect(asked.length).toBeLessThan(many.length);
    expect(asked).toContain('1000.jpg');
  });
});
