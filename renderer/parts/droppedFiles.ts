/**
 * The files of a drop, folders walked, in name order.
 *
 * Each file's name is its path below what was dropped, with `/`, as the backend wants it. Entries must be taken in the
 * same turn as the event: a DataTransfer is empty afterwards (HTML standard, drag data store).
 */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...data.files];
  return (await Promise.all(entries.map((entry) => walk(entry, '')))).flat();
}

/** The chosen files of an input; of a folder input, with their path below the folder. */
export function chosenFiles(list: FileList | null): File[] {
  return [...(list ?? [])].map((file) => named(file, file.webkitRelativePath.split('/').slice(1).join('/')));
}

async function walk(entry: FileSystemEntry, below: string): Promise<File[]> {
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    return file ? [named(file, below)] : [];
  }
  if (!isFolder(entry)) return [];
  const inside = (await entriesOf(entry)).toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
  const files: File[] = [];
  for (const each of inside) files.push(...(await walk(each, below === '' ? each.name : `${below}/${each.name}`)));
  return files;
}

/** readEntries hands out at most 100 at a time in Chromium, so it is asked until it has no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return found;
    found.push(...some);
  }
}

/** The same file under its path; no bytes are copied. */
function named(file: File, path: string): File {
  return path === '' || path === file.name
    ? file
    : new File([file], path, { type: file.type, lastModified: file.lastModified });
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
