import { z } from 'zod';
import { uploadedFileSchema } from './upload.ts';

/**
 * What only a host can do. The renderer asks `describe` and leaves out what its host lacks: in a browser, a file is
 * saved as a download and a folder is typed.
 */
export const hostInfoSchema = z.object({
  kind: z.enum(['desktop', 'browser', 'commandLine']),
  version: z.string(),
  /** True when `saveFile` shows the system's own dialog. */
  savesFiles: z.boolean(),
  choosesFolders: z.boolean(),
  notifies: z.boolean(),
  /** True when the operating system can keep a key for this vault. */
  keepsKeys: z.boolean(),
});
export type HostInfo = z.infer<typeof hostInfoSchema>;

export const saveFileInput = z.object({ file: uploadedFileSchema });
/** Null when the person cancelled. */
export const savedFileSchema = z.object({ path: z.string().nullable() });
export const chosenFolderSchema = z.object({ path: z.string().nullable() });
export const notifyInput = z.object({ title: z.string().min(1).max(100), body: z.string().max(500) });
