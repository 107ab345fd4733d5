import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { syncFolderAtOnce, temporaryPath } from '../atomicWrite.ts';
import type { VaultKeys } from '../keySlots.ts';

/** The name of the file in a vault and in every backup. */
export const accessHeadName = 'access.json';

/** How far the access log was at some moment, kept outside of the database. Nothing in it is secret, or of a person. */
const headSchema = z.object({
  /** Which life of the vault: a restored one begins another, whose log is legitimately shorter than that of the first. */
  line: z.string().regex(/^[0-9a-f]{32}$/),
  entries: z.int().positive(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The moment of the last of these entries. */
  at: z.iso.datetime(),
});
export type AccessHead = z.infer<typeof headSchema>;

const fileSchema = z.object({
  format: z.literal('beian-access-head'),
  version: z.literal(1),
  head: headSchema,
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A name for another life of a vault. */
export const newLine = (): string => randomBytes(16).toString('hex');

type HeadKeys = Pick<VaultKeys, 'vault' | 'databaseKey'>;

/** The head in a file; null where none is, or none that was written with the key of this vault. */
export function readHead(path: string, keys: HeadKeys): AccessHead | null {
  try {
    const { head, mac } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    return timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(head, keys), 'hex')) ? head : null;
  } catch {
    return null;
  }
}

/** The text of a file that holds a head. */
export function sealHead(head: AccessHead, keys: HeadKeys): string {
  return `${JSON.stringify({ format: 'beian-access-head', version: 1, head, mac: macOf(head, keys) })}\n`;
}

/**
 * Writes a head so that the file holds the old one or all of the new one, at once. Throws what the disk says; then either may be there,
 * and either is a head like any other.
 */
export function writeHead(path: string, head: AccessHead, keys: HeadKeys): void {
  const part = temporaryPath(path);
  try {
    const file = openSync(part, 'wx', 0o600);
    try {
      writeSync(file, sealHead(head, keys));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
    syncFolderAtOnce(dirname(path));
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** HMAC-SHA256 (RFC 2104) under a key derived from that of the database (HKDF, RFC 5869). */
function macOf({ line, entries, digest, at }: AccessHead, { databaseKey, vault }: HeadKeys): string {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(databaseKey, 'hex'), vault, 'beian access log head', 32));
  return createHmac('sha256', key).update([line, entries, digest, at].join('\n')).digest('hex');
}
