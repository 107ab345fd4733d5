import { type Dropped, filesOfEntries, named } from './entryFiles.ts';

/**
 * The files of a drop part by part, folders walked, in name order, and what could not be read.
 *
 * Each file's name is its path below what was dropped (`withFolder`: from it on), with `/`, as the backend wants it. Entries must be taken in the
 * same turn as the event: a DataTransfer is empty afterwards (HTML standard, drag data store).
 */
export function droppedFiles(data: DataTransfer, withFolder = false): AsyncGenerator<Dropped, void, undefined> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return entries.length === 0 ? atOnce([...data.files]) : filesOfEntries(entries, withFolder);
}

async function* atOnce(files: File[]): AsyncGenerator<Dropped, void, undefined> {
  yield { files, unreadable: [] };
}

/** The chosen files of an input; of a folder input, with their path below the folder, or from it on. */
export function chosenFiles(list: FileList | null, withFolder = false): File[] {
  return [...(list ?? [])].map((file) =>
    named(
      file,
      file.webkitRelativePath
        .split('/')
        .slice(withFolder ? 0 : 1)
        .join('/'),
    ),
  );
}
