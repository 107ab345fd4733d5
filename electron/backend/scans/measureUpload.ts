import { createHash } from 'node:crypto';
import type { UploadedFile } from '#shared/api/upload.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { codeKinds } from '#shared/scans/certificates.ts';
import type { ScanFacts, UnreadableReason } from '#shared/scans/scanFacts.ts';
import type { JobPool } from '../jobs/pool.ts';
import type { Vault } from '../vault/openVault.ts';
import { findScanBySha256 } from '../vault/store/scans.ts';
import type { LookForCodes } from './readScanFacts.ts';
import { readUpload, type UnreadUpload } from './readUpload.ts';

/** A file whose bytes have been read and measured; or why it is not kept. */
export type MeasuredFile =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly facts: ScanFacts }
  | { readonly ok: false; readonly reason: string };

/** Measures a file's bytes; in a worker where there is one. `codes` looks for square codes, too, as readScanFacts does. */
export type Measure = (
  bytes: Uint8Array,
  name: string,
  options?: { readonly codes?: LookForCodes },
) => Promise<ScanFacts>;

/** What cannot be opened by anybody is asked for again; what only we cannot decode (PDF, film) is kept. */
const hopeless: Readonly<Partial<Record<UnreadableReason, string>>> = {
  empty: '文件是空的，请让客户重新发送',
  truncated: '图片不完整，可能没有传完，请让客户重新发送',
  corrupt: '图片已损坏，打不开，请让客户重新发送',
  notAPicture: '不是图片，也不是 PDF，请核对文件',
};

const unread: Readonly<Record<UnreadUpload, string>> = {
  unreadable: '这个文件从磁盘上读不出来，请确认它没有被占用、您有权限打开',
  tooLarge: '文件超过 100 MB，请核对是不是选错了文件',
  breaksWorker: '文件打开时出错，请让客户重新发送',
};

/** Whether square codes are looked for on what goes into a slot. */
export function asksForCodes(slot: MaterialSlotId): boolean {
  return codeKinds.has(materialSlot(slot).scanKind);
}

/** Measures in a worker, on a copy of the bytes, because the original is to be stored. */
export function measureIn(pool: JobPool, signal: AbortSignal | undefined): Measure {
  return (bytes, name, { codes = false } = {}) => {
    const copy = bytes.slice().buffer;
    return pool.run('scanFacts', { bytes: copy, name, codes }, { signal, transfer: [copy] });
  };
}

/**
 * Reads and measures one file, with its codes where `slots` ask for them. Bytes the vault has are
 * measured again only for codes that nobody looked for before.
 */
export async function measureUpload(
  vault: Vault,
  file: UploadedFile,
  measure: Measure,
  signal: AbortSignal | undefined,
  slots: readonly MaterialSlotId[] = [],
): Promise<MeasuredFile> {
  const read = await readUpload(file);
  if (typeof read === 'string') return { ok: false, reason: unread[read] };
  const bytes = new Uint8Array(read);
  const held = findScanBySha256(vault.db, createHash('sha256').update(bytes).digest('hex'));
  const codes = slots.some(asksForCodes);
  const facts =
    held && !(codes && held.facts.codes === null)
      ? held.facts
      : await measure(bytes, file.name, { codes }).catch((error: unknown) => {
          if (signal?.aborted) throw error;
          return held?.facts ?? null;
        });
  if (!facts) return { ok: false, reason: unread.breaksWorker };
  const reason = facts.unreadable === null ? undefined : hopeless[facts.unreadable];
  return reason === undefined ? { ok: true, bytes, facts } : { ok: false, reason };
}
