import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type SecretKind, secretKindSchema } from '#shared/vault/secretKind.ts';
import { writeAtomically } from './atomicWrite.ts';
import { vaultLayout } from './layout.ts';

/** Key files, as SHA-256. */
export const slotHashesSchema = z.object({ passphrase: z.string().optional(), recovery: z.string().optional() });
export type SlotHashes = z.infer<typeof slotHashesSchema>;

const hashesSchema = z.array(z.string()).optional();
const formerSchema = z.object({ passphrase: hashesSchema, recovery: hashesSchema });

/**
 * keys/written.json: what the key files held when they were last changed, as SHA-256. A vault that only this computer's key
 * opens afterwards knows by it that a key file is good, and lets backups follow. `known` is what they held when they were
 * made, changed or last opened the vault, whichever came last: another file in the place of one is told by it. `former` are those that a
 * later one took the place of: several changes while the vault was locked are heard of, too. Nothing in it is secret.
 */
const schema = slotHashesSchema.extend({ known: slotHashesSchema.optional(), former: formerSchema.optional() });
export type WrittenSlots = z.infer<typeof schema>;

/** `check` is of the rest: a good key file must not be told as spoilt because a bit of the note has turned. The first versions wrote none. */
const fileSchema = schema.extend({ check: z.string().optional() });

const pathIn = (dir: string) => join(vaultLayout(dir).keys, 'written.json');

/** What was noted; nothing where that cannot be read. */
export async function readWrittenSlots(dir: string): Promise<WrittenSlots> {
  try {
    const { check, ...noted } = fileSchema.parse(JSON.parse(await readFile(pathIn(dir), 'utf8')));
    return check === undefined || check === checkOf(noted) ? noted : {};
  } catch {
    return {};
  }
}

/** Notes a key file that has just been written. A disk that refuses is no matter: opening with its secret proves it as well. */
export async function noteWrittenSlot(dir: string, kind: SecretKind, bytes: Uint8Array): Promise<void> {
  const noted = await readWrittenSlots(dir);
  const hash = hashOfSlot(bytes);
  await note(dir, { ...noted, [kind]: hash, known: { ...noted.known, [kind]: hash } });
}

/** Before a key file is replaced: whatever is there next is not taken for one of another vault, and the one before no longer for the last. Throws `cannotWrite`. */
export async function forgetKnownSlot(dir: string, kind: SecretKind): Promise<void> {
  const noted = await readWrittenSlots(dir);
  if (noted.known?.[kind] === undefined && noted[kind] === undefined) return;
  const { [kind]: changed, known: all = {}, ...written } = noted;
  const { [kind]: last = changed, ...known } = all;
  const gone = new Set([...(noted.former?.[kind] ?? []), ...(last === undefined ? [] : [last])]);
  const former = { ...noted.former, [kind]: [...gone] };
  await writeAtomically(pathIn(dir), textOf({ ...written, known, former }));
}

/** Notes key files that were just made, or the one that has just opened the vault. Writes nothing where that is known; a disk that refuses is no matter. */
export async function noteKnownSlots(
  dir: string,
  slots: Readonly<Partial<Record<SecretKind, Uint8Array>>>,
): Promise<void> {
  const noted = await readWrittenSlots(dir);
  const known: SlotHashes = { ...noted.known };
  for (const kind of secretKindSchema.options) {
    const bytes = slots[kind];
    if (bytes) known[kind] = hashOfSlot(bytes);
  }
  if (!isDeepStrictEqual(known, noted.known)) await note(dir, { ...noted, known });
}

/** True where a key file is known to be another one than the vault had last: one of another vault, or an older one. */
export async function isForeignSlot(dir: string, kind: SecretKind, bytes: Uint8Array): Promise<boolean> {
  const { known } = await readWrittenSlots(dir);
  return known?.[kind] !== undefined && known[kind] !== hashOfSlot(bytes);
}

async function note(dir: string, noted: WrittenSlots): Promise<void> {
  await writeAtomically(pathIn(dir), textOf(noted)).catch(() => undefined);
}

const textOf = (noted: WrittenSlots) => `${JSON.stringify({ ...noted, check: checkOf(noted) })}\n`;

/** Whatever the order in which it was noted. */
function checkOf({ passphrase, recovery, known }: WrittenSlots): string {
  const parts = [passphrase, recovery, known?.passphrase, known?.recovery];
  return hashOfSlot(Buffer.from(JSON.stringify(parts.map((part) => part ?? null))));
}

/** What a key file is known by. */
export function hashOfSlot(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
