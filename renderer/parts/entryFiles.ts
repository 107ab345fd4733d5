/** What a drop brought, or a part of it. `unreadable` names the files and folders that could not be read, by the same paths. */
export interface Dropped {
  readonly files: File[];
  readonly unreadable: string[];
}

/** As much of a browser's FileSystemEntry as is needed (File and Directory Entries API). */
export interface Entry {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly name: string;
}

interface FileEntry extends Entry {
  file(give: (file: File) => void, fail: () => void): void;
}

interface FolderEntry extends Entry {
  createReader(): { readEntries(give: (some: Entry[]) => void, fail: () => void): void };
}

/** An entry under its path below what was dropped; '' for what has its own name. */
interface Placed {
  readonly entry: Entry;
  readonly path: string;
}

/**
 * Entries asked for at once. One after the other, waiting for the browser takes most of the time; of hundreds at once, all the
 * answers come in one piece, which holds the page up for longer than a frame.
 */
const askedTogether = 16;

/**
 * The files of dropped entries part by part, folders walked, in name order; each is named by its path below what was dropped, or, with
 * `withFolder`, from the dropped folder on: where that is a client's, its name says whose files they are.
 *
 * Whoever leaves the loop has the rest left unread.
 */
export function filesOfEntries(
  entries: readonly Entry[],
  withFolder = false,
): AsyncGenerator<Dropped, void, undefined> {
  const startOf = (entry: Entry) => (withFolder && entry.isDirectory ? entry.name : '');
  return walk(entries.map((entry) => ({ entry, path: startOf(entry) })));
}

/** The same file under its path; no bytes are copied. */
export function named(file: File, path: string): File {
  return path === '' || path === file.name
    ? file
    : new File([file], path, { type: file.type, lastModified: file.lastModified });
}

const byName = new Intl.Collator('zh');

async function* walk(places: readonly Placed[]): AsyncGenerator<Dropped, void, undefined> {
  for (let from = 0; from < places.length; from += askedTogether) {
    const opened = await Promise.all(places.slice(from, from + askedTogether).map(open));
    let part: Dropped = { files: [], unreadable: [] };
    for (const { file, unreadable, inside } of opened) {
      if (file) part.files.push(file);
      if (unreadable !== null) part.unreadable.push(unreadable);
      if (inside.length === 0) continue;
      if (!isEmpty(part)) yield part;
      part = { files: [], unreadable: [] };
      yield* walk(inside);
    }
    if (!isEmpty(part)) yield part;
  }
}

/** What an entry turned out to be: a file, or a folder with what lies in it; its path where it, or all of it, could not be read. */
interface Opened {
  readonly file: File | null;
  readonly unreadable: string | null;
  readonly inside: readonly Placed[];
}

async function open({ entry, path }: Placed): Promise<Opened> {
  const unreadable = path === '' ? entry.name : path;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    return { file: file && named(file, path), unreadable: file ? null : unreadable, inside: [] };
  }
  if (!isFolder(entry)) return { file: null, unreadable, inside: [] };
  const { found, whole } = await entriesOf(entry);
  const inside = found
    .toSorted((a, b) => byName.compare(a.name, b.name))
    .map((each) => ({ entry: each, path: path === '' ? each.name : `${path}/${each.name}` }));
  return { file: null, unreadable: whole ? null : unreadable, inside };
}

/** readEntries hands out at most 100 at a time in Chromium, so it is asked until it has no more. */
async function entriesOf(folder: FolderEntry): Promise<{ found: Entry[]; whole: boolean }> {
  const reader = folder.createReader();
  const found: Entry[] = [];
  for (;;) {
    const some = await new Promise<Entry[] | null>((resolve) => reader.readEntries(resolve, () => resolve(null)));
    if (some === null || some.length === 0) return { found, whole: some !== null };
    found.push(...some);
  }
}

function isEmpty({ files, unreadable }: Dropped): boolean {
  return files.length + unreadable.length === 0;
}

function isFile(entry: Entry): entry is FileEntry {
  return entry.isFile;
}

function isFolder(entry: Entry): entry is FolderEntry {
  return entry.isDirectory;
}
