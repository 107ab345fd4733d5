import { mostUploadBytes, type UnsentFile, type UploadedFile } from '#shared/api/upload.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';

/** Why a file never came to be measured: not readable from the disk, too large, or it broke the worker that tried. */
export type UnreadUpload = 'unreadable' | 'tooLarge' | 'breaksWorker';

/** Reads a file that was handed over; what cannot be read is an answer, not an error, so that others go on. */
export async function readUpload(file: UploadedFile): Promise<ArrayBuffer | UnreadUpload> {
  if (file.size > mostUploadBytes) return 'tooLarge';
  try {
    return await file.arrayBuffer();
  } catch {
    return 'unreadable';
  }
}

/** A file that was not sent, to be read as one that is: `readUpload` says why there is nothing. */
export function asUpload({ name, why }: UnsentFile): UploadedFile {
  return {
    name,
    size: why === 'tooLarge' ? Number.POSITIVE_INFINITY : 0,
    arrayBuffer: () => Promise.reject(new Error('not sent')),
  };
}

const sentences = {
  unreadable: {
    rule: 'scan.fileUnreadable',
    message: '这个文件从磁盘上读不出来。',
    remedy: '请确认文件还在、没有被别的程序占用，并且您有权限打开它，然后再试。',
  },
  tooLarge: {
    rule: 'scan.fileTooLarge',
    message: '这个文件超过 100 MB，不像是证件图片，为了安全没有打开。',
    remedy: '请核对是不是选错了文件；确实是图片的，请另存为 JPG 后再试。',
  },
  breaksWorker: {
    rule: 'scan.fileBreaksReader',
    message: '这个文件打开时出错，检查没有完成。',
    remedy: '请用看图软件打开它，另存为 JPG 后再试；打不开的，请让客户重新发送。',
  },
} as const;

/** The finding of a file that was not measured. */
export function unreadFinding(reason: UnreadUpload, rulebook: Rulebook): Finding {
  const { rule, message, remedy } = sentences[reason];
  return rulebook(rule, { weight: 'must', where: 'bytes', message, remedy });
}
