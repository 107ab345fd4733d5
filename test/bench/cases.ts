import { openCaseIndex } from '#backend/cases/caseIndex.ts';
import { rulesOfToday } from '#backend/cases/openCase.ts';
import { createBackend } from '#backend/createBackend.ts';
import { all, get, sql, type WriteDatabase } from '#backend/vault/sql.ts';
import { loadApplication } from '#backend/vault/store/cases.ts';
import { listMaterials } from '#backend/vault/store/materials.ts';
import { getPerson, updatePerson } from '#backend/vault/store/persons.ts';
import type { CaseQuery } from '#shared/api/cases.ts';
import { everyCase } from '#test/support/everyCase.ts';
import { writeManyCases } from '#test/support/manyCases.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

/** A figure against its floor; `ratio` 1 means as good as the floor. */
interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly detail: string;
}

const cases = 10_000;
const goal = { find: 50, load: 150, edit: 10, open: 150, judgeAll: 10_000 };
const now = new Date('2026-11-23T04:00:00.000Z');
/** What a person types, letter by letter, with the deletions and filters in between. */
const typed: readonly Partial<CaseQuery>[] = [
  ...letters('hzylyq'),
  ...letters('北京 cygl'),
  ...letters('1380000'),
  ...letters('2026-12'),
  ...letters('yinhang'),
  ...letters('wx7e'),
  ...letters('样例云栖 spt', { order: 'subjectName', descending: false }),
  ...letters('zeng', { stages: ['appInfo', 'subjectInfo'] }),
  { findings: ['must'] },
  { provinces: ['440000'], order: 'nextDate', descending: false },
];

function letters(text: string, rest: Partial<CaseQuery> = {}): Partial<CaseQuery>[] {
  return [...text].map((_, index) => ({ text: [...text].slice(0, index + 1).join(''), ...rest }));
}

/** The case table at 10,000 cases, over the contract with its checks: typing, opening, editing, loading, judging. */
export async function benchCases(): Promise<Figure[]> {
  await using folder = await freshFolder();
  const options = { vaultDir: `${folder.path}/vault`, now: () => now, threads: 1, workFactor: testWorkFactor };
  const backend = await createBackend(options);
  const { client, context } = backend;
  await client.vault.create({ passphrase: testPassphrase });
  writeManyCases(context.desk.vault().db, { count: cases, now, pack: context.desk.pack });
  const reopened = async () => {
    await client.vault.lock();
    await client.vault.unlock({ passphrase: testPassphrase });
    return context.desk.vault().db;
  };

  const unjudged = loading(await reopened(), context.desk);
  const judging = await judgingAll(await reopened(), context.desk);
  const judged = loading(await reopened(), context.desk);

  const db = context.desk.vault().db;
  // As the window does: the table is there for a moment before anybody types.
  await client.cases.find(everyCase);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const [finds, scans]: [number[], number[]] = [[], []];
  for (let round = 0; round < 5; round++) {
    for (const query of typed) {
      finds.push(await milliseconds(() => client.cases.find({ ...everyCase, ...query })));
      scans.push(await milliseconds(() => scanByName(db, query.text ?? '')));
    }
  }

  const boards: number[] = [];
  for (let round = 0; round < 20; round++) boards.push(await milliseconds(() => client.board.get({ mostPerKind: 50 })));

  const { numbers } = await client.cases.find(everyCase);
  const [edits, writes, opens, loads]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const caseNumber of numbers.filter((_, at) => at % 250 === 0)) {
    const entry = context.desk.caseIndex().current().byNumber.get(caseNumber);
    const principal = entry?.roles.subjectPrincipal;
    if (!entry || !principal) continue;
    const person = getPerson(db, principal.id);
    if (!person) continue;
    writes.push(await milliseconds(() => updatePerson(db, principal.id, { ...person, post: '样例' })));
    edits.push(await milliseconds(() => context.desk.caseIndex().current()));
    loads.push(await milliseconds(() => [loadApplication(db, entry.id), listMaterials(db, entry.id)]));
    opens.push(await milliseconds(() => client.cases.open({ caseNumber })));
  }
  await backend.close();

  const scan = share(scans, 0.5);
  return [
    {
      name: 'finding as you type, p50 / LIKE over the names in SQL',
      ratio: share(finds, 0.5) / scan,
      detail: `${ms(share(finds, 0.5))} / ${ms(scan)}`,
    },
    {
      name: 'finding as you type, p95 / the same floor',
      ratio: share(finds, 0.95) / scan,
      detail: `${ms(share(finds, 0.95))} (goal ${goal.find} ms), worst ${ms(Math.max(...finds))}`,
    },
    { ...unjudged, name: 'opening the index, nothing judged / scanning the rows' },
    { ...judged, name: 'opening the index, all judged / scanning the rows' },
    judging,
    {
      name: 'the board, 50 lines a kind / LIKE over the names in SQL',
      ratio: share(boards, 0.5) / scan,
      detail: `${ms(share(boards, 0.5))}, the first ${ms(boards[0] ?? Number.NaN)}`,
    },
    {
      name: 'taking in one edit, judged / the write itself',
      ratio: share(edits, 0.5) / share(writes, 0.5),
      detail: `${ms(share(edits, 0.5))} / ${ms(share(writes, 0.5))}, p95 ${ms(share(edits, 0.95))} (goal ${goal.edit} ms)`,
    },
    {
      name: 'opening a case / reading its rows',
      ratio: share(opens, 0.5) / share(loads, 0.5),
      detail: `${ms(share(opens, 0.5))} / ${ms(share(loads, 0.5))}, p95 ${ms(share(opens, 0.95))} (goal ${goal.open} ms)`,
    },
  ];
}

type RuledDesk = Parameters<typeof rulesOfToday>[0];

/** The first scan after opening reads and decrypts every page, so each is measured on a vault just opened. */
function loading(db: WriteDatabase, desk: RuledDesk): Omit<Figure, 'name'> {
  const started = performance.now();
  const index = openCaseIndex({ db, rules: () => rulesOfToday(desk) });
  const took = performance.now() - started;
  const { unjudged } = index.current();
  index.close();
  const scanning = performance.now();
  scanRows(db);
  const floor = performance.now() - scanning;
  return { ratio: took / floor, detail: `${ms(took)} / ${ms(floor)} (goal ${goal.load} ms), ${unjudged} unjudged` };
}

async function judgingAll(db: WriteDatabase, desk: RuledDesk): Promise<Figure> {
  const index = openCaseIndex({ db, rules: () => rulesOfToday(desk) });
  const { entries } = index.current();
  const reading = performance.now();
  for (const { id } of entries) {
    loadApplication(db, id);
    listMaterials(db, id);
  }
  const floor = performance.now() - reading;
  const took = await milliseconds(() => index.judgeAll());
  index.close();
  return {
    name: 'judging every case / reading its rows',
    ratio: took / floor,
    detail: `${(took / entries.length).toFixed(3)} ms a case, ${ms(took)} in all (goal ${goal.judgeAll} ms) / ${ms(floor)}`,
  };
}

/** The least a search could do in the database, without numbers, pinyin, persons, order or rows. */
function scanByName(db: WriteDatabase, text: string): unknown {
  const like = `%${text}%`;
  return all(
    db,
    sql`SELECT cases.number AS number FROM cases
      JOIN mini_programs ON mini_programs.id = cases.mini_program_id
      JOIN subjects ON subjects.id = mini_programs.subject_id
      WHERE subjects.name LIKE ${like} OR mini_programs.name LIKE ${like} ORDER BY cases.id DESC`,
  );
}

/** Touches every row the index is made of, and makes none. */
function scanRows(db: WriteDatabase): unknown {
  return get(
    db,
    sql`SELECT sum(length(mini_programs.name)) + sum(length(subjects.name)) + sum(length(boss.name))
        + sum(length(helper.name)) + sum((SELECT count(*) FROM materials WHERE case_id = cases.id)) AS length
      FROM cases
      JOIN mini_programs ON mini_programs.id = cases.mini_program_id
      JOIN subjects ON subjects.id = mini_programs.subject_id
      LEFT JOIN persons AS boss ON boss.id = subjects.principal_id
      LEFT JOIN persons AS helper ON helper.id = mini_programs.principal_id`,
  );
}

async function milliseconds(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function share(values: readonly number[], part: number): number {
  return (
    values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
    Number.NaN
  );
}

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
