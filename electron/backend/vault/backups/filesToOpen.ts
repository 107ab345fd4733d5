import type { BackupKind } from '#shared/backups/backup.ts';
import type { BackupRecord } from './backupRecord.ts';

/** An automatic backup opens one of so many parts of the originals, the next one the next: a week opens all of them. */
export const partsToOpen = 7;

interface Opening {
  readonly kind: BackupKind;
  /** The newest earlier backup of the place; null for the first. */
  readonly before: Pick<BackupRecord, 'files' | 'ill' | 'round'> | null;
}

/**
 * Which originals a backup does not open again, by id and length (bytes, encrypted): those the backup before it has in
 * this very length.
 *
 * One somebody makes opens all of them. Before an upgrade, while somebody waits for the vault to open, only what has
 * changed is opened: it is made for the database. Pure.
 */
export function trustedFiles({ kind, before }: Opening): (id: string) => (bytes: number) => boolean {
  if (kind === 'manual') return () => () => false;
  if (before === null) return () => (bytes) => kind === 'beforeUpgrade' && bytes > 0;
  const known = new Map(before.files.map(({ id, bytes }) => [id, bytes]));
  for (const id of before.ill) known.delete(id);
  const part = kind === 'automatic' ? roundAfter(before) % partsToOpen : null;
  return (id) => (bytes) => known.get(id) === bytes && partOf(id) !== part;
}

/** Counts the backups of a place: which part of the originals is opened goes by it, not by days the desk may be off. */
export function roundAfter(before: Pick<BackupRecord, 'round'> | null): number {
  return before === null ? 0 : before.round + 1;
}

function partOf(id: string): number {
  return Number.parseInt(id.slice(0, 4), 16) % partsToOpen;
}
