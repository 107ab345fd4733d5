import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { placesOf } from '../backups/backupService.ts';
import { filePath } from '../vault/files.ts';
import type { Vault } from '../vault/openVault.ts';
import { all, sql } from '../vault/sql.ts';

/** An original that is not as it was received. */
export interface IllFile {
  readonly id: string;
  readonly how: 'missing' | 'spoilt';
  /** What was noted when it came in; undefined for what the desk made itself. */
  readonly sha256: string | undefined;
  /** A sound copy in a backup; null where there is none. */
  readonly copy: string | null;
}

/** Reads every original and compares it with what was noted when it came in; yields how far it is. */
export async function* illFiles(
  vault: Vault,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ readonly done: number; readonly total: number }, IllFile[], undefined> {
  const hashes = new Map(
    all<{ id: string; sha256: string }>(vault.db, sql`SELECT file_id AS id, sha256 FROM scans`).map(
      ({ id, sha256 }) => [id, sha256] as const,
    ),
  );
  const named = [...vault.namedFiles()].toSorted();
  const present = new Set(await vault.files.list());
  const ill: IllFile[] = [];
  yield { done: 0, total: named.length };
  for (const [index, id] of named.entries()) {
    signal?.throwIfAborted();
    vault.assertOpen();
    const how = present.has(id) ? await spoilt(vault, id, hashes.get(id)) : 'missing';
    if (how !== null) ill.push({ id, how, sha256: hashes.get(id), copy: await soundCopy(vault, id, hashes.get(id)) });
    yield { done: index + 1, total: named.length };
  }
  return ill;
}

async function spoilt(vault: Vault, id: string, sha256: string | undefined): Promise<'spoilt' | null> {
  try {
    const bytes = await vault.files.read(id);
    if (sha256 === undefined) return null;
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? null : 'spoilt';
  } catch {
    return 'spoilt';
  }
}

async function soundCopy(vault: Vault, id: string, sha256: string | undefined): Promise<string | null> {
  for (const { files } of placesOf(vault)) {
    if (files === null) continue;
    const path = filePath(files, id);
    const encrypted = await readFile(path).catch(() => null);
    if (encrypted && (await vault.files.canOpen(encrypted, sha256))) return path;
  }
  return null;
}

/** The finding about all of them. */
export function sayIll(ill: readonly IllFile[], total: number): Diagnosis {
  if (ill.length === 0) {
    return {
      checkup: 'originals',
      state: 'fine',
      message: `${total} 份原件都在，内容都没有变。`,
      remedy: null,
      mend: null,
    };
  }
  const [missing, spoiltOnes] = (['missing', 'spoilt'] as const).map(
    (how) => ill.filter((file) => file.how === how).length,
  );
  const told = [missing ? `不见了 ${missing} 份` : '', spoiltOnes ? `损坏了 ${spoiltOnes} 份` : ''];
  const mendable = ill.filter(({ copy }) => copy !== null).length;
  return {
    checkup: 'originals',
    state: 'bad',
    message: `${total} 份原件里，${told.filter((each) => each !== '').join('，')}。`,
    remedy:
      mendable < ill.length
        ? `有 ${ill.length - mendable} 份在备份里也没有完好的，请到别的备份里找，或者请客户重新发送。`
        : null,
    mend: mendable > 0 ? `从备份里取回 ${mendable} 份；损坏的那份移到一边，不会删除。` : null,
  };
}
