import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openVault } from '#backend/vault/openVault.ts';
import { goneClient, gonePerson, sha256Of } from './closedOffice.ts';
import { decryptedBytes } from './decryptedBytes.ts';
import { testPassphrase } from './vault.ts';

/** Everything that must not be found any more, in every way a database may keep a text. */
export const erasedWords = [
  ...Object.values(gonePerson),
  goneClient.subject.name,
  goneClient.subject.certificateNumber,
  goneClient.miniProgram.name,
];
const traces = erasedWords.flatMap((word) => [Buffer.from(word), Buffer.from(word, 'utf16le')]);

/** Asserts that neither a word nor a picture is left in a closed vault, backups in it as well, whatever way one looks. */
export async function expectNothingLeft(dir: string, pictures: readonly File[]): Promise<void> {
  const copies = join(dir, 'backups', 'copies');
  const backups = existsSync(copies) ? readdirSync(copies).map((name) => join(copies, name)) : [];
  const bytes = Buffer.concat(await Promise.all([dir, ...backups].map(decryptedBytes)));
  const hashes = await Promise.all(pictures.map(sha256Of));
  const found = [...traces, ...hashes.map((hash) => Buffer.from(hash))].filter((trace) => bytes.includes(trace));
  expect(found.map(String)).toEqual([]);
  const vault = await openVault({ dir, secret: { passphrase: testPassphrase }, now: new Date('2026-11-28T01:00:00Z') });
  try {
    expect(new Set(await vault.files.list())).toEqual(vault.namedFiles());
    const originals = await Promise.all(pictures.map(async (file) => Buffer.from(await file.arrayBuffer())));
    for (const id of await vault.files.list()) {
      const held = Buffer.from(await vault.files.read(id));
      expect(originals.some((original) => original.equals(held))).toBe(false);
    }
    expect(existsSync(join(dir, 'files', 'unclaimed')) ? readdirSync(join(dir, 'files', 'unclaimed')) : []).toEqual([]);
  } finally {
    vault.close();
  }
}
