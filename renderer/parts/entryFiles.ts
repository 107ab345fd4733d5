/** What a drop brought. `unreadable` names the files and folders that could not be read, by the same paths. */
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

/**
 * The files of dropped entries, folders walked, in name order; each is named by its path below what was dropped, or, with
 * `withFolder`, from the dropped folder on: where that is a client's, its name says whose files they are.
 */
export async function filesOfEntries(entries: readonly Entry[], withFolder = false): Promise<Dropped> {
  const startOf = (entry: Entry) => (withFolder && entry.isDirectory ? entry.name : '');
  return together(await Promise.all(entries.map((entry) => walk(entry, startOf(entry)))));
}

/** The same file under its path; no bytes are copied. */
export function named(file: File, path: string): File {
  return path === '' || path === file.name
    ? file
    : new File([file], path, { type: file.type, lastModified: file.lastModified });
}

const byName = new Intl.Collator('zh');

async function walk(entry: Entry, below: string): Promise<Dropped> {
  const unreadable: Dropped = { files: [], unreadable: [below === '' ? entry.name : below] };
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    return file ? { files: [named(file, below)], unreadable: [] } : unreadable;
  }
  if (!isFolder(entry)) return unreadable;
  const { found, whole } = await entriesOf(entry);
  const sorted = found.toSorted((a, b) => byName.compare(a.name, b.name));
  // All at once: the browser answers for each by itself, and waiting for one after the other takes most of the time.
  const inside = await Promise.all(
    sorted.map((each) => walk(each, below === '' ? each.name : `${below}/${each.name}`)),
  );
  return together(whole ? inside : [unreadable, ...inside]);
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

function together(parts: readonly Dropped[]): Dropped {
  return {
    files: parts.flatMap(({ files }) => files),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
  };
}

function isFile(entry: Entry): entry is FileEntry {
  return entry.isFile;
}

function isFolder(entry: Entry): entry is FolderEntry {
  return entry.isDirectory;
}
