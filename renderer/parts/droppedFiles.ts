import { type Dropped, filesOfEntries, named } from './entryFiles.ts';

/**
 * The files of a drop, folders walked, in name order, and what could not be read.
 *
 * Each file's name is its path below what was dropped (`withFolder`: from it on), with `/`, as the backend wants it. Entries must be taken in the
 * same turn as the event: a DataTransfer is empty afterwards (HTML standard, drag data store).
 */
export async function droppedFiles(data: DataTransfer, withFolder = false): Promise<Dropped> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return entries.length === 0 ? { files: [...data.files], unreadable: [] } : filesOfEntries(entries, withFolder);
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
