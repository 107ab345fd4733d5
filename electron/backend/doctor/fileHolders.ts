import type { IllPaper } from '#shared/doctor/diagnosis.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { all, get, type Query, type ReadDatabase, sql } from '../vault/sql.ts';

/** What a file of the vault is to the people who work with it. */
export type FileHolder = Pick<IllPaper, 'caseNumber' | 'subjectName' | 'paper' | 'name'>;

interface Row {
  readonly caseNumber: string | null;
  readonly subjectName: string | null;
  readonly slot: MaterialSlotId | null;
  readonly name: string | null;
}

/** Of the case in a row before it, who the client is. */
const client = sql`LEFT JOIN mini_programs ON mini_programs.id = cases.mini_program_id
  LEFT JOIN subjects ON subjects.id = mini_programs.subject_id`;

/** What the desk has made of it: a letter it drew or a copy it mended can be made again, an original only be sent again. */
export type MadeBy = 'letter' | 'fix' | 'client';

/** Who can make a file again that is lost. */
export function whoMakes(db: ReadDatabase, fileId: string): MadeBy {
  if (get(db, sql`SELECT 1 FROM letters WHERE file_id = ${fileId}`)) return 'letter';
  return get(db, sql`SELECT 1 FROM fixes WHERE file_id = ${fileId}`) ? 'fix' : 'client';
}

/** In which cases an encrypted file is used and as what; one entry a place. A file no case uses has one without a case. */
export function holdersOf(db: ReadDatabase, fileId: string): FileHolder[] {
  const original = ofScan(db, sql`SELECT id FROM scans WHERE file_id = ${fileId}`);
  if (original.length > 0) return original.map((row) => holder(row, ''));
  const copy = ofScan(db, sql`SELECT scan_id FROM fixes WHERE file_id = ${fileId}`);
  if (copy.length > 0) return copy.map((row) => holder(row, '（裁正过的）'));
  const letters = all<Row>(
    db,
    sql`SELECT cases.number AS caseNumber, subjects.name AS subjectName, NULL AS slot, NULL AS name
      FROM letters JOIN cases ON cases.id = letters.case_id ${client} WHERE letters.file_id = ${fileId}`,
  );
  return letters.map((row) => ({ ...holder(row, ''), paper: '打印过的文书' }));
}

/** A scan by its places; once without a place where it has none: received, and not put into any case. */
function ofScan(db: ReadDatabase, scan: Query): Row[] {
  return all<Row>(
    db,
    sql`SELECT cases.number AS caseNumber, subjects.name AS subjectName, materials.slot,
        coalesce(materials.name, scans.name) AS name
      FROM scans LEFT JOIN materials ON materials.scan_id = scans.id LEFT JOIN cases ON cases.id = materials.case_id ${client}
      WHERE scans.id IN (${scan}) ORDER BY cases.number, materials.slot, materials.position`,
  );
}

function holder({ caseNumber, subjectName, slot, name }: Row, remark: string): FileHolder {
  const paper = slot === null ? '收到的文件，没有放进案件' : materialSlot(slot).label;
  return { caseNumber, subjectName, name, paper: `${paper}${remark}` };
}
