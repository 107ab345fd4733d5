import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsWith } from '#backend/cases/registers.ts';
import { createBackend } from '#backend/createBackend.ts';
import type { Desk } from '#backend/desk.ts';
import { listCases } from '#backend/vault/store/cases.ts';
import { getSubject, updateSubject } from '#backend/vault/store/subjects.ts';
import type { CaseQuery, FindingCounts } from '#shared/api/cases.ts';
import type { CaseSummary } from '#shared/filing/caseSummary.ts';
import { maskNumber } from '#shared/filing/maskNumber.ts';
import { stageSchema } from '#shared/filing/stage.ts';
import { everyCase } from '#test/support/everyCase.ts';
import { judgedOneByOne, rulesOf, shippedPack } from '#test/support/indexedVault.ts';
import { writeManyCases } from '#test/support/manyCases.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

/** What each case is judged to have, and what the registers add; those are proven in registers.test.ts. */
function withRegisters<Judged extends { number: string; findings: FindingCounts }>(
  desk: Desk,
  judged: readonly Judged[],
) {
  const { byNumber, registers } = desk.caseIndex().current();
  return judged.map((each) => {
    const entry = byNumber.get(each.number);
    const findings = entry ? countsWith(registers, { ...entry, findings: each.findings }) : null;
    return { ...each, findings: findings ?? each.findings };
  });
}

/** A backend whose vault holds so many cases, all judged, and whose clock the test sets. */
async function openOffice(count: number) {
  const folder = await freshFolder();
  let now = new Date('2026-11-23T04:00:00.000Z');
  const vaultDir = `${folder.path}/vault`;
  const backend = await createBackend({ vaultDir, now: () => now, threads: 1, workFactor: testWorkFactor });
  const { client, context } = backend;
  await client.vault.create({ passphrase: testPassphrase });
  writeManyCases(context.desk.vault().db, { count, now, pack: shippedPack });
  await client.cases.list();
  const find = (query: Partial<CaseQuery>) => client.cases.find({ ...everyCase, ...query });
  return {
    client,
    desk: context.desk,
    find,
    setClock: (moment: string) => {
      now = new Date(moment);
    },
    [Symbol.asyncDispose]: async () => {
      await backend.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe('a vault of 2,000 cases, over the contract', () => {
  let office: Awaited<ReturnType<typeof openOffice>>;
  let summaries: CaseSummary[];
  const find = (query: Partial<CaseQuery>) => office.find(query);
  const numbers = async (query: Partial<CaseQuery>) => (await find(query)).numbers;
  const those = (fits: (summary: CaseSummary) => boolean) => summaries.filter(fits).map(({ number }) => number);

  beforeAll(async () => {
    office = await openOffice(2000);
    summaries = listCases(office.desk.vault().db);
  });
  afterAll(() => office[Symbol.asyncDispose]());

  it('are all found, newest first, with the first rows and what the filters offer', async () => {
    const found = await find({});
    expect(found.numbers).toEqual(summaries.map(({ number }) => number));
    expect(found.rows).toHaveLength(60);
    expect(found.total).toBe(2000);
    expect(Object.values(found.stageCounts).reduce((sum, count) => sum + count)).toBe(2000);
    expect(found.provinces).toEqual([...new Set(summaries.map(({ province }) => province))].toSorted());
    expect(new Set(found.staff)).toEqual(new Set(summaries.flatMap(({ staff }) => staff ?? [])));
    for (const [at, row] of found.rows.entries()) {
      const { subjectCertificateNumber, materialCount: _, ...summary } = summaries[at] ?? {};
      expect(row).toMatchObject({ ...summary, subjectCertificateMasked: maskNumber(subjectCertificateNumber ?? '') });
    }
  });

  it('are found by what is typed, exactly those that have it', async () => {
    for (const text of ['餐饮', '网络科技', '重', '云栖', '样例小吕']) {
      const has = await numbers({ text });
      const plain = those(({ subjectName, miniProgramName, staff }) =>
        `${subjectName} ${miniProgramName} ${staff}`.includes(text),
      );
      expect(plain.filter((number) => !has.includes(number))).toEqual([]);
    }
    const [first] = summaries;
    expect(await numbers({ text: first?.appId ?? '' })).toEqual([first?.number]);
    expect(await numbers({ text: first?.number ?? '' })).toEqual([first?.number]);
    expect(await numbers({ text: 'wlkj' })).toEqual(expect.arrayContaining(await numbers({ text: '网络科技' })));
    expect(await numbers({ text: '没有这样的客户' })).toEqual([]);
  });

  it('are filtered by stage, province, staff and findings together, stages counted with their own filter aside', async () => {
    const judged = withRegisters(office.desk, judgedOneByOne(office.desk.vault().db, rulesOf()));
    const provinces = ['440000', '330000', '500000'];
    const query = { provinces, findings: ['must', 'hint'], stages: ['appInfo', 'done'] } as const;
    const fits = judged.filter(
      ({ province, findings }) => provinces.includes(province ?? '') && (findings.must > 0 || findings.hint > 0),
    );
    const found = await find({ ...query, findings: [...query.findings], stages: [...query.stages] });
    expect(found.unjudged).toBe(0);
    expect(found.numbers).toEqual(
      fits.filter(({ stage }) => stage === 'appInfo' || stage === 'done').map(({ number }) => number),
    );
    expect(found.numbers.length).toBeGreaterThan(0);
    for (const stage of stageSchema.options)
      expect(found.stageCounts[stage]).toBe(fits.filter((each) => each.stage === stage).length);
    const clean = judged.filter(({ findings }) => findings.must === 0).map(({ number }) => number);
    expect(await numbers({ findings: ['none'] })).toEqual(clean);
    const [staff = ''] = found.staff;
    expect(await numbers({ staff: [staff] })).toEqual(those((each) => each.staff === staff));
  });

  it('come in the order asked for', async () => {
    const dates = (rows: Awaited<ReturnType<typeof find>>['rows']) =>
      rows.map(({ nextDate }) => nextDate?.day ?? '9999');
    const soonest = await find({ order: 'nextDate', descending: false });
    expect(dates(soonest.rows)).toEqual(dates(soonest.rows).toSorted());
    const worst = await find({ order: 'findings', descending: true });
    const musts = worst.rows.map(({ findings }) => findings?.must ?? -1);
    expect(musts).toEqual(musts.toSorted((one, other) => other - one));
    expect(musts[0]).toBeGreaterThan(0);
    expect((await numbers({ descending: false })).toReversed()).toEqual(await numbers({ descending: true }));
  });

  it('give the rows that are asked for, in that order, and none for a number that is not there', async () => {
    const [one, two, three] = summaries.map(({ number }) => number);
    const asked = [three ?? '', '1999-0001', one ?? '', two ?? ''];
    const rows = await office.client.cases.rows({ numbers: asked });
    expect(rows.map(({ number }) => number)).toEqual([three, one, two]);
    const [again] = await office.client.cases.rows({ numbers: [one ?? ''] });
    expect(again).toEqual((await find({})).rows[0]);
  });

  it('are listed as before, each as opening it judges it', async () => {
    const listed = await office.client.cases.list();
    expect(listed.map(({ findings: _, ...summary }) => summary)).toEqual(summaries);
    for (const { number, findings } of listed.filter((_, at) => at % 97 === 0)) {
      const opened = await office.client.cases.open({ caseNumber: number });
      const must = opened.findings.filter(({ weight }) => weight === 'must').length;
      expect(findings).toMatchObject({ must });
    }
  });

  it('make the board, whose counts are those of the cases', async () => {
    const board = await office.client.board.get({ mostPerKind: 5 });
    expect(board).toMatchObject({ today: '2026-11-23', totalCases: 2000, unjudged: 0 });
    const judged = judgedOneByOne(office.desk.vault().db, rulesOf());
    const early = judged.filter(({ stage }) => ['findEntrance', 'subjectInfo', 'appInfo'].includes(stage));
    const counts = Object.fromEntries(board.sections.map(({ kind, count }) => [kind, count]));
    expect(counts['smsClock']).toBe(judged.filter(({ stage }) => stage === 'smsVerification').length);
    expect(counts['blocked']).toBe(early.filter(({ findings }) => findings.must > 0).length);
    expect(counts['ready']).toBe(early.filter(({ findings }) => findings.must === 0).length);
    const looked = judged.filter(({ stage }) => ['platformReview', 'smsVerification', 'bureauReview'].includes(stage));
    expect(counts['submitted']).toBe(looked.filter(({ findings }) => findings.must > 0).length);
    expect(counts['reviewOverdue']).toBeGreaterThan(0);
    for (const { kind, count, items } of board.sections)
      expect([kind, items.length]).toEqual([kind, Math.min(count, 5)]);
    const [blocked] = board.sections.find(({ kind }) => kind === 'blocked')?.items ?? [];
    const opened = await office.client.cases.open({ caseNumber: blocked?.caseNumber ?? '' });
    expect(blocked?.place.where).toBe(opened.findings[0]?.where);
  });
});

it('an edit shows to the next who asks, and the clock of the board counts on', async () => {
  await using office = await openOffice(60);
  const [row] = (await office.find({})).rows;
  const entry = office.desk
    .caseIndex()
    .current()
    .byNumber.get(row?.number ?? '');
  const { db } = office.desk.vault();
  const stored = getSubject(db, entry?.subjectId ?? 0);
  if (!stored) throw new Error('no subject');
  const { id, legalRepresentativeId, principalId, ...subject } = stored;
  const name = '样例霙霄改名有限公司';
  updateSubject(db, id, { subject: { ...subject, name, address: null }, legalRepresentativeId, principalId });
  const found = await office.find({ text: 'yxgm' });
  expect(found.numbers).toContain(row?.number);
  expect(found.rows[0]).toMatchObject({ subjectName: name });
  expect(found.rows[0]?.findings?.must).toBeGreaterThan(row?.findings?.must ?? 0);
  const running = async () => {
    const { sections } = await office.client.board.get({ mostPerKind: 500 });
    return sections[0]?.items.filter(({ overdue }) => !overdue).length ?? 0;
  };
  const before = await running();
  office.setClock('2026-11-24T04:00:00.000Z');
  expect(before).toBeGreaterThan(0);
  expect(await running()).toBe(0);
});

it('a locked vault has forgotten its cases; unlocked they are there with their judgements', async () => {
  await using office = await openOffice(40);
  const { client, find } = office;
  await client.vault.lock();
  const locked = { code: 'vaultLocked' };
  await expect(find({})).rejects.toMatchObject(locked);
  await expect(client.board.get({ mostPerKind: 1 })).rejects.toMatchObject(locked);
  await expect(client.cases.rows({ numbers: [] })).rejects.toMatchObject(locked);
  await expect(client.cases.list()).rejects.toMatchObject(locked);
  await client.vault.unlock({ passphrase: testPassphrase });
  expect(await find({})).toMatchObject({ total: 40, unjudged: 0 });
});

it('on a new day cases wait to be judged, and are while nobody waits for it', async () => {
  await using office = await openOffice(200);
  office.setClock('2026-11-23T16:00:00.000Z');
  expect((await office.find({})).rows[0]?.findings).toBeNull();
  while ((await office.find({})).unjudged > 0) await nextTurn();
  const { db } = office.desk.vault();
  const judged = withRegisters(office.desk, judgedOneByOne(db, rulesOf(shippedPack, '2026-11-24'))).slice(0, 60);
  expect((await office.find({})).rows.map(({ findings }) => findings)).toEqual(judged.map(({ findings }) => findings));
});
