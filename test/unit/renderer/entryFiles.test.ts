import { describe, expect, it, vi } from 'vitest';
import { type Entry, filesOfEntries } from '../../../renderer/parts/entryFiles.ts';

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

const drop = (...entries: Entry[]) => filesOfEntries(entries);

const picture = (name: string) => new File(['样例'], name);

describe('what was dropped', () => {
  it('is every file of its folders, by path and in name order', async () => {
    const inner = folderEntry('内', [[fileEntry('c.jpg', picture('c.jpg'))]]);
    const outer = folderEntry('外', [
      [fileEntry('b.jpg', picture('b.jpg'))],
      [fileEntry('a.jpg', picture('a.jpg')), inner],
    ]);
    const { files, unreadable } = await drop(outer, fileEntry('d.jpg', picture('d.jpg')));
    expect(files.map(({ name }) => name).toSorted()).toEqual(['a.jpg', 'b.jpg', 'd.jpg', '内/c.jpg']);
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
    expect((await dropped).files.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
  });

  it('names the files and folders that cannot be read, and keeps the others', async () => {
    const half = folderEntry('半', [[fileEntry('e.jpg', picture('e.jpg'))], null]);
    const outer = folderEntry('外', [[half, fileEntry('坏.jpg', null)]]);
    const { files, unreadable } = await drop(outer, fileEntry('锁住.jpg', null), folderEntry('进不去', [null]));
    expect(files.map(({ name }) => name)).toEqual(['半/e.jpg']);
    expect(unreadable.toSorted()).toEqual(['半', '坏.jpg', '进不去', '锁住.jpg'].toSorted());
  });
});
