import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Json } from '#shared/payload/payloadTree.ts';
import { type ReadPayload, readPayload } from '#shared/payload/readPayload.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';

/** A payload names its files and holds none: this is a thousand times what one takes. */
const mostBytes = 8 * 1024 * 1024;

/** Reads a file in the shape of the official payload. Throws `payloadUnreadable` for anything else. */
export async function readPayloadFile(file: UploadedFile, pack: Pick<RulePack, 'subjectTypes'>): Promise<ReadPayload> {
  const refuse = (detail: string, cause?: unknown) =>
    new DeskError('payloadUnreadable', { path: file.name, detail }, { cause });
  if (file.size > mostBytes) throw refuse('文件太大，不像一份备案资料');
  const bytes = await file.arrayBuffer();
  let content: Json;
  try {
    // Editors on Windows put a byte order mark in front, which the decoder takes off.
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), exactly);
  } catch (error) {
    if (error instanceof InexactNumber) throw refuse(`数字 ${error.message} 太长，读进来会变样，请给它加上引号再试`);
    throw refuse('内容残缺，或文件已经损坏', error);
  }
  const payload = readPayload(content, pack);
  if (!payload) throw refuse('里面没有主体和小程序的内容');
  return payload;
}

/** A number longer than JavaScript can hold. */
class InexactNumber extends Error {}

/** Nothing is lost on the way in and out again: an integer that would come back as another one is refused. */
function exactly(_key: string, value: Json, context?: { readonly source?: string }): Json {
  const written = context?.source;
  if (typeof value === 'number' && written !== undefined && /^-?\d+$/.test(written) && !Number.isSafeInteger(value))
    throw new InexactNumber(written);
  return value;
}
