import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { schemaDifferences } from '../vault/expectedSchema.ts';
import { knownVersion } from '../vault/migrate.ts';
import { all, type ReadDatabase, sql } from '../vault/sql.ts';
import { seeWayOut } from './seeWayOut.ts';

/** Whether the database has the version it says it has: the number of its last migration, and what all of them made. */
export function schema(db: ReadDatabase): Diagnosis {
  const [row] = all<{ user_version: number }>(db, sql`PRAGMA user_version`);
  const version = row?.user_version ?? 0;
  const remedy = seeWayOut;
  if (version !== knownVersion) {
    const message = `数据库记着的版本号是 ${version}，本程序用的是 ${knownVersion}。`;
    return { checkup: 'schema', state: 'bad', message, remedy, mend: null };
  }
  const differences = schemaDifferences(db).length;
  if (differences > 0) {
    const message = `数据库的结构有 ${differences} 处和它该有的不一样。`;
    return { checkup: 'schema', state: 'bad', message, remedy, mend: null };
  }
  const message = `数据库的结构和本程序的一样，升级都做完了。`;
  return { checkup: 'schema', state: 'fine', message, remedy: null, mend: null };
}
