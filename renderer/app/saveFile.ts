import type { UploadedFile } from '#shared/api/upload.ts';
import type { DeskHandle } from './deskContext.ts';

/**
 * Hands a file to the person: by the system's dialog where the host has one, else as a download.
 *
 * Answers where it went, or null when the person cancelled; a download's place is the browser's affair.
 */
export async function saveFile({ client, host }: DeskHandle, file: UploadedFile): Promise<string | null> {
  if (host.savesFiles) {
    const { path } = await client.host.saveFile({ file });
    return path;
  }
  const url = URL.createObjectURL(await asBlob(file));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download reads the blob after this turn; a minute is ample even for a slow disk.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return file.name;
}

/** The same bytes as a Blob, which is what files of the transport are already. */
export async function asBlob(file: UploadedFile): Promise<Blob> {
  return file instanceof Blob ? file : new Blob([await file.arrayBuffer()]);
}
