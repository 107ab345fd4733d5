import { z } from 'zod';
import { pathTextSchema } from './pathText.ts';
import { ticketSchema, uploadedFileSchema } from './upload.ts';

/**
 * What only a host can do. The renderer asks `describe` and leaves out what its host lacks: in a browser, a file is
 * saved as a download and a folder is typed.
 */
export const hostInfoSchema = z.object({
  kind: z.enum(['desktop', 'browser', 'commandLine']),
  version: z.string(),
  /** True when `saveFile` shows the system's own dialog and `saveInto` writes into a folder chosen in one. */
  savesFiles: z.boolean(),
  choosesFolders: z.boolean(),
  notifies: z.boolean(),
  /** True when `openFilling` opens a small window of its own and `copyText` reaches the system's clipboard. */
  opensFilling: z.boolean(),
  /** True when the operating system can keep a key for this vault. */
  keepsKeys: z.boolean(),
});
export type HostInfo = z.infer<typeof hostInfoSchema>;

export const saveFileInput = z.object({ file: uploadedFileSchema });
/** Null when the person cancelled. */
export const savedFileSchema = z.object({ path: z.string().nullable() });
export const chosenFolderSchema = z.object({ path: z.string().nullable() });
/**
 * Saves one of many files into a folder that was chosen in the system's dialog since the program was started; any other
 * folder is refused. `file` is itself, or the ticket of a file that waits in the outbox: it waits no longer once it is saved.
 */
export const saveIntoInput = z.object({
  /** As `chooseFolder` answered it. */
  folder: pathTextSchema,
  /** What the file is to be called; where that name is taken, `（2）` follows it. */
  name: z.string().min(1).max(300),
  file: z.union([uploadedFileSchema, z.object({ ticket: ticketSchema })]),
});
/** Where the file lies now. */
export const savedIntoSchema = z.object({ path: z.string() });
export const notifyInput = z.object({ title: z.string().min(1).max(100), body: z.string().max(500) });
