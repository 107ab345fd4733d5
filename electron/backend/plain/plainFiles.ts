import { materialSlot } from '#shared/filing/materialSlot.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { all, type ReadDatabase, sql } from '../vault/sql.ts';
import { listFixFiles } from '../vault/store/fixes.ts';
import { listLetters } from '../vault/store/letters.ts';
import { listHeldFiles } from '../vault/store/materials.ts';
import { getScan } from '../vault/store/scans.ts';

/** An encrypted file of the vault and what it is to be called outside: folders and a name. */
export interface PlainFile {
  readonly path: readonly string[];
  readonly fileId: string;
}

/**
 * Every original, fixed copy and letter with a name a person understands, each name once: by case and slot; what no case
 * holds lies apart. One original in two cases is there twice.
 */
export function plainFiles(db: ReadDatabase): PlainFile[] {
  const files: PlainFile[] = [];
  const taken = new Set<string>();
  const add = (folders: readonly string[], name: string, fileId: string) => {
    const whole = safeFileName(name);
    const dot = whole.lastIndexOf('.');
    const [stem, end] = dot > 0 ? [whole.slice(0, dot), whole.slice(dot)] : [whole, ''];
    let free = whole;
    for (let count = 2; taken.has(keyOf(folders, free)); count++) free = `${stem}（${count}）${end}`;
    taken.add(keyOf(folders, free));
    files.push({ path: [...folders, free], fileId });
  };
  const held = new Set<number>();
  for (const { id, number, name } of casesOf(db)) {
    const folder = ['案件', safeFileName([number, name].filter(Boolean).join('_'))];
    for (const { slot, scanId, name: given } of listHeldFiles(db, id)) {
      held.add(scanId);
      addScan(db, scanId, (called, fileId) => add(folder, `${materialSlot(slot).label}_${called}`, fileId), given);
    }
    for (const { template, madeAt, fileId } of listLetters(db, id)) {
      add([...folder, '文书'], `${template}_${madeAt.slice(0, 10)}.pdf`, fileId);
    }
  }
  for (const { id } of all<{ id: number }>(db, sql`SELECT id FROM scans ORDER BY id`)) {
    if (!held.has(id)) addScan(db, id, (called, fileId) => add(['其他原件'], called, fileId), null);
  }
  return files;
}

function addScan(
  db: ReadDatabase,
  scanId: number,
  add: (name: string, fileId: string) => void,
  given: string | null,
): void {
  const scan = getScan(db, scanId);
  if (!scan) return;
  const name = given ?? scan.facts.name;
  add(name, scan.fileId);
  for (const { fileId, place } of listFixFiles(db, scanId)) {
    add(`${name.replace(/\.[^.]+$/, '')}_${place === 'now' ? '修整' : '上一次修整'}.jpg`, fileId);
  }
}

function casesOf(db: ReadDatabase) {
  return all<{ id: number; number: string; name: string | null }>(
    db,
    sql`SELECT cases.id AS id, number, coalesce(mini_programs.name, subjects.name) AS name FROM cases
      JOIN mini_programs ON mini_programs.id = mini_program_id JOIN subjects ON subjects.id = subject_id
      ORDER BY cases.id`,
  );
}

/** Systems differ in letter case. */
function keyOf(folders: readonly string[], name: string): string {
  return [...folders, name].join('/').toLowerCase();
}
