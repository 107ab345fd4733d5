import type { ImportEvent } from '#shared/api/exchange.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { uploadBatches } from '../parts/uploadBatches.ts';
import type { ImportStep } from './importLedger.ts';

/** One call of the import; aborting ends it. */
export type ImportCall<Item> = (input: {
  readonly files: Item[];
  readonly alongside: string[];
}) => Promise<AsyncIterable<ImportEvent>>;

/**
 * Imports a handover of any size: first the rows alone, so that they are there at once, then the files, some at a time.
 *
 * A call that breaks fails its own files and the next one goes on, unless `endsAll` says that nothing will work any
 * more; that error, and any of the first call, is thrown. `alongside` are the paths of the whole handover.
 */
export async function* runImport<Item extends UploadedFile>(
  call: ImportCall<Item>,
  files: readonly Item[],
  {
    alongside,
    signal,
    endsAll,
    sentence,
  }: {
    readonly alongside: readonly string[];
    readonly signal: AbortSignal;
    readonly endsAll: (error: unknown) => boolean;
    /** What a person reads about a broken call. */
    readonly sentence: (error: unknown) => string;
  },
): AsyncGenerator<ImportStep, void, undefined> {
  for await (const event of await call({ files: [], alongside: [] })) yield { type: 'event', event };
  for (const batch of uploadBatches(files)) {
    signal.throwIfAborted();
    const paths = batch.map(({ name }) => name);
    try {
      for await (const event of await call({ files: batch, alongside: [...alongside] })) yield { type: 'event', event };
    } catch (error) {
      if (signal.aborted || endsAll(error)) throw error;
      yield { type: 'callFailed', paths, reason: sentence(error) };
      continue;
    }
    yield { type: 'callDone', paths };
  }
}
