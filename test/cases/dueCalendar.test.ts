import { describe, expect, it } from 'vitest';
import { createBackend } from '#backend/createBackend.ts';
import { monthDays } from '#shared/calendar/monthDays.ts';
import { stageSchema } from '#shared/filing/stage.ts';
import { cleanApplication } from '#test/support/application.ts';
import { caseDesk, freshDesk } from '#test/support/caseDesk.ts';
import { shippedPack } from '#test/support/indexedVault.ts';
import { writeManyCases } from '#test/support/manyCases.ts';
import { rounds } from '#test/support/proofSize.ts';
import { freshFolder, testPassphrase, testWorkFactor } from '#test/support/vault.ts';

describe('the calendar over the vault', () => {
  it('is asked of an open vault alone', async () => {
    await using fresh = await freshDesk();
    await fresh.client.vault.create({ passphrase: testPassphrase });
    const calendar = await fresh.client.board.calendar({ month: null });
    expect(calendar).toMatchObject({ today: '2026-11-23', month: '2026-11', totalCases: 0, remarks: [] });
    expect(calendar.days.map(({ day }) => day)).toEqual(monthDays('2026-11'));
    await fresh.client.vault.lock();
    for (const ask of [
      () => fresh.client.board.calendar({ month: '2026-12' }),
      () => fresh.client.board.day({ day: '2026-12-01' }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'vaultLocked' });
  });

  it('follows a case: planned, then its clock, which its row tells to the minute; nothing in the 回收站', async () => {
    await using office = await caseDesk(cleanApplication({ filingCase: { plannedOn: '2026-12-31' } }));
    const { client, caseNumber } = office;
    const due = async (day: string) => (await client.board.day({ day })).items.map(({ kind }) => kind);
    const row = async () => (await client.cases.rows({ numbers: [caseNumber] }))[0];
    expect(await due('2026-12-31')).toEqual(['planned']);
    expect((await row())?.smsDueAt).toBeNull();
    const move = (from: 'findEntrance' | 'platformReview', to: 'platformReview' | 'smsVerification', at: string) =>
      client.progress.move({ caseNumber, from, to, at, note: '样例：从别处接手' });
    await move('findEntrance', 'platformReview', '2026-11-20T02:00:00.000Z');
    await move('platformReview', 'smsVerification', '2026-11-22T16:00:00.000Z');
    expect(await due('2026-12-31')).toEqual([]);
    expect(await due('2026-11-24')).toEqual(['smsClock']);
    expect((await row())?.smsDueAt).toBe('2026-11-23T16:00:00.000Z');
    await client.cases.setRemoved({ numbers: [caseNumber], removed: true });
    expect(await due('2026-11-24')).toEqual([]);
    expect((await row())?.smsDueAt).toBeNull();
  });

  it('counts the same in the month and on the day, among thousands of cases', async () => {
    const count = rounds({ usual: 2000, long: 10_000 });
    await using folder = await freshFolder();
    const now = new Date('2026-11-23T04:00:00.000Z');
    const vaultDir = `${folder.path}/vault`;
    const backend = await createBackend({ vaultDir, now: () => now, threads: 1, workFactor: testWorkFactor });
    const { client, context } = backend;
    try {
      await client.vault.create({ passphrase: testPassphrase });
      writeManyCases(context.desk.vault().db, { count, now, pack: shippedPack });
      const { days, totalCases } = await client.board.calendar({ month: '2026-11' });
      expect(totalCases).toBe(count);
      const busiest = days.toSorted((one, other) => other.counts.length - one.counts.length)[0];
      const { counts, items } = await client.board.day({ day: busiest?.day ?? '' });
      expect(counts).toEqual(busiest?.counts);
      expect(items).toHaveLength(counts.reduce((sum, each) => sum + each.count, 0));
      expect(items.slice(0, 3)).toEqual(busiest?.items);

      const board = await client.cases.find({
        text: '',
        stages: [],
        provinces: [],
        findings: [],
        staff: [],
        order: 'stageThenDate',
        descending: false,
        removed: false,
      });
      const stages = (await client.cases.rows({ numbers: board.numbers.slice(0, 200) })).map(({ stage }) => stage);
      const [first] = stageSchema.options.filter((stage) => board.stageCounts[stage] > 0);
      expect(stages.slice(0, board.stageCounts[first ?? 'done']).every((stage) => stage === first)).toBe(true);
      const clocks = stageSchema.options.indexOf('smsVerification');
      const before = stageSchema.options.slice(0, clocks).reduce((sum, stage) => sum + board.stageCounts[stage], 0);
      const waiting = board.numbers.slice(before, before + Math.min(board.stageCounts.smsVerification, 200));
      const dues = (await client.cases.rows({ numbers: waiting })).map(({ smsDueAt }) => smsDueAt);
      expect(dues.length).toBeGreaterThan(20);
      expect(dues).toEqual(dues.toSorted());
      expect(dues).not.toContain(null);
    } finally {
      await backend.close();
    }
  });
});
