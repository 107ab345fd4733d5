/// <reference path="./betterSqlite3.d.ts" />
import type Database from 'better-sqlite3';
import { DeskError } from '#shared/api/errors.ts';
import { readVersion } from './database.ts';
import { migration0001 } from './migrations/0001-filingDesk.ts';
import { migration0002 } from './migrations/0002-deskWindow.ts';
import { migration0003 } from './migrations/0003-settlements.ts';
import { migration0004 } from './migrations/0004-toFill.ts';
import { migration0005 } from './migrations/0005-removedCases.ts';
import { migration0006 } from './migrations/0006-caseLife.ts';
import { migration0007 } from './migrations/0007-givenFiles.ts';
import { migration0008 } from './migrations/0008-firstMust.ts';
import { migration0009 } from './migrations/0009-moreMarks.ts';
import { migration0010 } from './migrations/0010-appearance.ts';
import { migration0011 } from './migrations/0011-fixes.ts';
import { migration0012 } from './migrations/0012-intake.ts';
import { migration0013 } from './migrations/0013-codesAndLikes.ts';
import { migration0014 } from './migrations/0014-moreThanOneReason.ts';
import { migration0015 } from './migrations/0015-drafts.ts';
import { migration0016 } from './migrations/0016-erasure.ts';
import { migration0017 } from './migrations/0017-accessLog.ts';
import { migration0018 } from './migrations/0018-expectedFiles.ts';
import { migration0019 } from './migrations/0019-bundles.ts';
import { migration0020 } from './migrations/0020-letterHashes.ts';
import { asVaultError } from './vaultErrors.ts';

/** One step from version − 1 to version. Once released it never changes; the next change is the next number. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0011,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
  migration0017,
  migration0018,
  migration0019,
  migration0020,
];

/** The version this program reads and writes. */
export const knownVersion = newestOf(migrations);

/** Throws `vaultNewer` for a database this program is too old for. */
export function assertNotNewer(found: number, known: number = knownVersion): void {
  if (found > known) throw new DeskError('vaultNewer', { found, known });
}

/**
 * Brings a database to the newest version, one transaction per step: a step happens wholly or not at all.
 *
 * Foreign keys are off while a step rebuilds tables, and every reference is checked before it commits.
 */
export function migrate(db: Database, steps: readonly Migration[] = migrations): void {
  const found = readVersion(db);
  const newest = newestOf(steps);
  assertNotNewer(found, newest);
  if (found === newest) return;
  db.pragma('foreign_keys = OFF');
  try {
    for (const step of steps) if (step.version > found) apply(db, step);
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function newestOf(steps: readonly Migration[]): number {
  return steps.at(-1)?.version ?? 0;
}

function apply(db: Database, step: Migration): void {
  try {
    // Here, too, a disk may refuse.
    db.exec('BEGIN IMMEDIATE');
    db.exec(step.sql);
    const broken = db.pragma('foreign_key_check');
    if (broken.length > 0) throw new Error(`migration ${step.version} breaks ${broken.length} references`);
    db.pragma(`user_version = ${step.version}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw asVaultError(error, db.name);
  }
}
