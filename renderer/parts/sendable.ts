import { mostUploadBytes, type UnsentFile } from '#shared/api/upload.ts';

/** Files that can be handed over, and why the others cannot. */
export interface Sendable<Item> {
  readonly sent: readonly Item[];
  readonly unsent: readonly { readonly item: Item; readonly why: UnsentFile['why'] }[];
}

/**
 * Tells which files can be handed over: one that is too large, or can no longer be read where it lies, would otherwise fail the whole call
 * and with it all files that go along. Only the first byte of each is read; that fails where a file was moved, changed or locked since.
 */
export async function sendable<Item>(items: readonly Item[], fileOf: (item: Item) => Blob): Promise<Sendable<Item>> {
  const told = await Promise.all(items.map(async (item) => ({ item, why: await whyNot(fileOf(item)) })));
  return {
    sent: told.flatMap(({ item, why }) => (why === null ? [item] : [])),
    unsent: told.flatMap(({ item, why }) => (why === null ? [] : [{ item, why }])),
  };
}

async function whyNot(file: Blob): Promise<UnsentFile['why'] | null> {
  if (file.size > mostUploadBytes) return 'tooLarge';
  try {
    // Of one that is gone before anybody asked for its size, Chromium says that it is empty: only the whole of it fails then.
    await (file.size === 0 ? file : file.slice(0, 1)).arrayBuffer();
    return null;
  } catch {
    return 'unreadable';
  }
}
