import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { type Client, clientOfPath, clientsOf } from '#shared/intake/clientOfPath.ts';
import { type Paper, paperOfName, rolesIn } from '#shared/intake/paperOfName.ts';
import { plain } from '#shared/intake/plain.ts';
import { slotsOfPaper } from '#shared/intake/slotsOfPaper.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { IntakeRecord } from './intakeRecord.ts';

/** Slots of one case; `row` is the case's place in the list of records. */
export interface Placement {
  readonly row: number;
  readonly slots: readonly MaterialSlotId[];
}

/** What becomes of one file: where it belongs, or (no placements) why that cannot be told. */
export interface FileMatch {
  readonly path: string;
  readonly placements: readonly Placement[];
  readonly reason: string;
  /** Rows of the client it comes from, placed or not; empty when the client is not known. */
  readonly rows: readonly number[];
}

/**
 * Where files belong, by folder and then by the words of their name; in the order of the paths. Pure.
 *
 * Nothing is guessed: two clients, two persons or two papers for one place leave a file unplaced, with the reason.
 */
export function matchFiles(records: readonly IntakeRecord[], paths: readonly string[], pack: RulePack): FileMatch[] {
  const clients = clientsOf(records);
  const matches = paths.map((path) => matchFile(path, clients, records, pack));
  return refuseRivals(matches);
}

function matchFile(
  path: string,
  clients: readonly Client[],
  records: readonly IntakeRecord[],
  pack: RulePack,
): FileMatch {
  const unplaced = (reason: string, rows: readonly number[] = []): FileMatch => ({
    path,
    placements: [],
    reason,
    rows,
  });
  const found = clientOfPath(path, clients);
  if (found.client === null) return unplaced(found.because);
  const { client, because } = found;
  const told = withoutEnding(plain(found.rest));
  const rows = rowsMeant(told, client, records);
  const text = without(told, namesOf(client, records));
  const [first] = rows;
  const paper = paperOfName(text, certificateName(records[first ?? -1], pack), pack.papers);
  if (!paper) return unplaced('文件名里看不出是什么材料，请改成如“营业执照”“法人身份证人像面”这样的名字', rows);
  if (isOpen(paper, text, rows, records)) {
    return unplaced('这位客户有几个小程序，请在文件名里写上小程序名称', rows);
  }
  const tried = rows.map((row) => {
    const record = records[row];
    return { row, found: record ? slotsOfPaper(paper, text, record, pack) : null };
  });
  const placements = tried.flatMap(({ row, found }) => (found?.ok ? [{ row, slots: found.slots }] : []));
  if (placements.length > 0) return { path, placements, rows, reason: `${because}，名称含“${paper.word}”` };
  const refusal = tried.map(({ found }) => found).find((each) => each?.ok === false);
  return unplaced(refusal?.ok === false ? refusal.because : '没有可以放的案件', rows);
}

/** A mini program's name in the path means that one only. */
function rowsMeant(text: string, client: Client, records: readonly IntakeRecord[]): readonly number[] {
  const named = client.rows.filter((row) => {
    const name = plain(records[row]?.miniProgram.name ?? '');
    return name !== '' && name !== plain(client.name) && text.includes(name);
  });
  return named.length > 0 ? named : client.rows;
}

/** Papers of one mini program cannot be shared out among several; those of the subject serve all its cases. */
function isOpen(paper: Paper, text: string, rows: readonly number[], records: readonly IntakeRecord[]): boolean {
  const programs = new Set(rows.map((row) => plain(records[row]?.miniProgram.name ?? '')));
  if (programs.size < 2) return false;
  if (paper.kind === 'preapproval') return true;
  if (paper.kind === 'slot') return !subjectSlots.has(paper.slot);
  const appPrincipals = rows.map((row) => {
    const record = records[row];
    return record?.persons.find(({ id }) => id === record.roles.appPrincipal)?.certificateNumber ?? null;
  });
  const differ = new Set(appPrincipals).size > 1 || appPrincipals.includes(null);
  return differ && rolesIn(text).includes('appPrincipal');
}

const subjectSlots: ReadonlySet<MaterialSlotId> = new Set([
  'subjectCertificate',
  'residencePermit',
  'nameChangeLetter',
  'partyBuildingLetter',
  'subjectOther',
  'agencyMandate',
]);

/** More rivals than this are counted, not named. */
const mostNamed = 3;

/** Two files for a place that holds one: choosing would be guessing. */
function refuseRivals(matches: readonly FileMatch[]): FileMatch[] {
  const wanting = new Map<string, string[]>();
  for (const { path, placements } of matches) {
    for (const place of placesOf(placements)) wanting.set(place, [...(wanting.get(place) ?? []), path]);
  }
  return matches.map((match) => {
    const rivals = new Set(placesOf(match.placements).flatMap((place) => wanting.get(place) ?? []));
    rivals.delete(match.path);
    if (rivals.size === 0) return match;
    const names = [...rivals]
      .slice(0, mostNamed)
      .map((path) => path.split('/').at(-1))
      .join('、');
    const others = rivals.size > mostNamed ? ` 等 ${rivals.size} 个文件` : '';
    return { ...match, placements: [], reason: `与 ${names}${others} 都像是同一份材料，请只留一份` };
  });
}

function placesOf(placements: readonly Placement[]): string[] {
  return placements.flatMap(({ row, slots }) =>
    slots.filter((slot) => materialSlot(slot).most === 1).map((slot) => `${row} ${slot}`),
  );
}

function certificateName(record: IntakeRecord | undefined, pack: RulePack): string | null {
  const type = record?.subject.certificateType ?? null;
  const row = pack.certificateTypes.find(({ id, forPerson }) => id === type && !forPerson);
  return row ? plain(row.name).replace(/\(.*\)$/u, '') : null;
}

/** A personal subject is named like its person: then the name says whose card it is. */
function namesOf({ name, folders, rows }: Client, records: readonly IntakeRecord[]): string[] {
  const persons = new Set(rows.flatMap((row) => records[row]?.persons.map((person) => plain(person.name ?? '')) ?? []));
  return [name, ...folders].filter((each) => !persons.has(plain(each)));
}

/** The client's own name may hold words that mean papers (样例授权管理公司). */
function without(text: string, names: readonly string[]): string {
  return names
    .map(plain)
    .filter((name) => name !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, name) => rest.replaceAll(name, ''), text);
}

function withoutEnding(text: string): string {
  return text.replace(/\.[a-z0-9]{1,5}$/u, '');
}
