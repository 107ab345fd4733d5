import { join } from 'node:path';

/** Where everything lies inside a vault folder. Only these names are ours; nothing else is ever touched. */
export interface VaultLayout {
  readonly dir: string;
  /** Says that a vault is here; written last, so a vault is whole or not there. */
  readonly record: string;
  /** A vault.json of another vault that lay here; see ownRecord.ts. */
  readonly foreignRecord: string;
  /** There while the vault is being made. */
  readonly unfinished: string;
  readonly lock: string;
  /** The lock's file while nobody has the vault: taking it needs no room on the disk; see lock.ts. */
  readonly free: string;
  /** There where the vault was made of a backup; see replacedVault.ts. */
  readonly restored: string;
  readonly keys: string;
  readonly database: string;
  /** A new database made of a broken one, until it is put in its place; see salvage/. */
  readonly salvaged: string;
  readonly files: string;
  /** Encrypted files that no row names; see sweep.ts. */
  readonly unclaimed: string;
  readonly backups: string;
  /** How far the access log is; see accessHead/. */
  readonly accessHead: string;
}

/** Where everything of the vault in `dir` lies. Touches no file, and promises none. */
export function vaultLayout(dir: string): VaultLayout {
  return {
    dir,
    record: join(dir, 'vault.json'),
    foreignRecord: join(dir, 'vault.json.other'),
    unfinished: join(dir, 'vault.unfinished'),
    lock: join(dir, 'vault.lock'),
    free: join(dir, 'vault.free'),
    restored: join(dir, 'restored.json'),
    keys: join(dir, 'keys'),
    database: join(dir, 'desk.db'),
    salvaged: join(dir, 'desk.db.salvaged'),
    files: join(dir, 'files'),
    unclaimed: join(dir, 'files', 'unclaimed'),
    backups: join(dir, 'backups'),
    accessHead: join(dir, 'access.json'),
  };
}
