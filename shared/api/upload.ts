import { z } from 'zod';

/**
 * A file handed over in either direction: a `File` in every host (Node's is lazily backed by the disk).
 *
 * Declared by shape, because shared/ compiles without DOM and Node types.
 */
export interface UploadedFile {
  /** The name, or the path below the folder that was handed over, with `/` between its parts. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export const uploadedFileSchema = z.custom<UploadedFile>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    // Nothing can be said of a file that has no name; every system gives it one.
    value.name !== '' &&
    'size' in value &&
    typeof value.size === 'number' &&
    'arrayBuffer' in value &&
    typeof value.arrayBuffer === 'function',
  'not a file',
);

/** Bytes above which a file is not taken into memory: no picture of a paper comes near it, hostile files do. */
export const mostUploadBytes = 100 * 1024 * 1024;

/** A file that was meant to be handed over and is not, because nothing would come of it: it is told as a finding like any other. */
export const unsentFileSchema = z.object({
  name: z.string().min(1).max(4000),
  /** Larger than `mostUploadBytes`, or not to be read where it lies: moved, changed or held by another program. */
  why: z.enum(['tooLarge', 'unreadable']),
});
export type UnsentFile = z.infer<typeof unsentFileSchema>;

/**
 * A made file that waits to be fetched with `outbox.take`.
 *
 * Streams carry JSON only over HTTP, so long work names its files and the caller fetches them one by one.
 */
export const ticketSchema = z.string().regex(/^[0-9a-f]{32}$/);
export const waitingFileSchema = z.object({
  ticket: ticketSchema,
  name: z.string().min(1),
  size: z.int().nonnegative(),
  /** Tickets of files that had to make room for this one: they cannot be fetched any more. */
  dropped: z.array(ticketSchema),
});
export type WaitingFile = z.infer<typeof waitingFileSchema>;
