import { describe, expect, it } from 'vitest';
import { caseIdOf } from '#backend/cases/openCase.ts';
import { getKeepUntil, setKeepUntil } from '#backend/vault/store/erasures.ts';
import { listSettlements } from '#backend/vault/store/settlements.ts';
import { cleanApplication } from '#test/support/application.ts';
import { change, handOut, lookInto, otherDesk, takeIn } from '#test/support/bundleDesks.ts';
import { caseDesk, type FreshDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';

onePool();

const reason = '样例：通管局电话答复，写得短也可以';
const ended = expect.stringMatching(/原来写的理由失效.*样例经办/);

/** A case here and at a colleague's, with a remark that is too short. */
async function twoDesks() {
  const here = await caseDesk(cleanApplication({ miniProgram: { comment: '太短的备注' } }));
  const there = await otherDesk();
  const { caseNumber } = here;
  return {
    ...{ here, there, caseNumber },
    [Symbol.asyncDispose]: async () => {
      await there[Symbol.asyncDispose]();
      await here[Symbol.asyncDispose]();
    },
  };
}

async function standBy({ client }: FreshDesk, caseNumber: string) {
  const { findings } = await client.cases.open({ caseNumber });
  const found = findings.find(({ rule }) => rule === 'form.appCommentLength');
  if (!found) throw new Error('the remark is long enough');
  const { rule, where, message } = found;
  await client.settlements.override({ caseNumber, rule, where, message, reason, staff: '样例经办' });
}

const standing = ({ desk }: FreshDesk, number: string) =>
  listSettlements(desk.vault().db, caseIdOf(desk, number)).filter(({ kind }) => kind === 'overridden').length;
const notes = async ({ client }: FreshDesk, caseNumber: string) =>
  (await client.progress.history({ caseNumber })).events.flatMap(({ note }) => note ?? []);

describe('what was decided about a case in a 交接包', () => {
  it('until when it is kept comes along, is taken back, and is asked where both have set it', async () => {
    await using desks = await twoDesks();
    const { here, there, caseNumber } = desks;
    const until = ({ desk }: FreshDesk) => getKeepUntil(desk.vault().db, caseIdOf(desk, caseNumber));
    const keep = ({ desk }: FreshDesk, day: string | null) =>
      setKeepUntil(desk.vault().db, caseIdOf(desk, caseNumber), day);
    keep(here, '2030-01-01');
    await takeIn(there, await handOut(here, [caseNumber], '样例一'));
    expect(until(there)).toBe('2030-01-01');
    keep(there, '2031-01-01');
    const back = await handOut(there, [caseNumber], '样例二');
    const { cases } = await lookInto(here, back);
    expect(cases[0]?.takeovers).toEqual([{ label: '结案后保存到', from: '2030-01-01', to: '2031-01-01' }]);
    await takeIn(here, back);
    expect(until(here)).toBe('2031-01-01');
    keep(here, null);
    keep(there, '2032-01-01');
    const again = await handOut(there, [caseNumber], '样例三');
    const { conflicts } = await lookInto(here, again);
    expect(conflicts).toMatchObject([{ label: '结案后保存到', mine: '没有', theirs: '2032-01-01' }]);
    await takeIn(here, again, { [conflicts[0]?.id ?? '']: 'theirs' });
    expect(until(here)).toBe('2032-01-01');
  });

  it('an answer to a question holds there, and the latest one counts', async () => {
    await using desks = await twoDesks();
    const { here, there, caseNumber } = desks;
    const answer = { caseNumber, question: 'RJ24' as const, confirmed: true };
    const confirmed = async ({ client }: FreshDesk) =>
      (await client.cases.open({ caseNumber })).questions.find(({ id }) => id === 'RJ24')?.confirmed?.staff ?? null;
    await here.client.settlements.answer({ ...answer, staff: '样例甲' });
    await takeIn(there, await handOut(here, [caseNumber], '样例一'));
    expect(await confirmed(there)).toBe('样例甲');
    // About another number by then: there it is asked again, and answered.
    await change(there, caseNumber, 'roles.appPrincipal.mobile', '13700000002');
    expect(await confirmed(there)).toBeNull();
    await there.client.settlements.answer({ ...answer, staff: '样例乙' });
    await takeIn(here, await handOut(there, [caseNumber], '样例二'));
    expect(await confirmed(here)).toBe('样例乙');
    expect(listSettlements(here.desk.vault().db, 1).filter(({ kind }) => kind === 'confirmed')).toHaveLength(1);
  });

  it.each([
    ['mine', 'there'],
    ['mine', 'here'],
    ['theirs', 'there'],
    ['theirs', 'here'],
  ] as const)(
    'of answers about two values the one about the value that stays counts (%s stays, answered later %s)',
    async (side, later) => {
      await using desks = await twoDesks();
      const { here, there, caseNumber } = desks;
      const answer = { caseNumber, question: 'RJ24' as const, confirmed: true };
      const mobile = 'roles.appPrincipal.mobile';
      await takeIn(there, await handOut(here, [caseNumber], '样例一'));
      await change(here, caseNumber, mobile, '13700000001');
      await change(there, caseNumber, mobile, '13700000002');
      const answers = [
        () => here.client.settlements.answer({ ...answer, staff: '样例甲' }),
        () => there.client.settlements.answer({ ...answer, staff: '样例乙' }),
      ];
      const last = later === 'here' ? here : there;
      for (const give of later === 'here' ? answers.toReversed() : answers) {
        // The clocks of both go on by a step with every look.
        for (let step = 0; step < 50; step++) last.desk.now();
        await give();
      }
      const path = await handOut(there, [caseNumber], '样例二');
      const { conflicts } = await lookInto(here, path);
      await takeIn(here, path, Object.fromEntries(conflicts.map(({ id }) => [id, side])));
      const { questions } = await here.client.cases.open({ caseNumber });
      expect(questions.find(({ id }) => id === 'RJ24')?.confirmed?.staff).toBe(side === 'mine' ? '样例甲' : '样例乙');
      const dropped = (await notes(here, caseNumber)).filter((note) => /没有带过来.*样例乙/.test(note));
      expect(dropped).toHaveLength(side === 'mine' ? 1 : 0);
      // The same bundle once more brings nothing, and says nothing again.
      await takeIn(here, path);
      expect((await notes(here, caseNumber)).filter((note) => /没有带过来/.test(note))).toHaveLength(dropped.length);
    },
  );

  it('what somebody here stands by ends when a bundle changes the value, for good, and the history says so', async () => {
    await using desks = await twoDesks();
    const { here, there, caseNumber } = desks;
    await takeIn(there, await handOut(here, [caseNumber], '样例一'));
    await standBy(here, caseNumber);
    await change(there, caseNumber, 'miniProgram.comment', '也太短的');
    await takeIn(here, await handOut(there, [caseNumber], '样例二'));
    expect(standing(here, caseNumber)).toBe(0);
    expect(await notes(here, caseNumber)).toEqual([ended]);
    await change(here, caseNumber, 'miniProgram.comment', '太短的备注');
    expect((await here.client.cases.open({ caseNumber })).overridden).toEqual([]);
  });

  it('what somebody there stands by comes along with its value, and not without it', async () => {
    await using desks = await twoDesks();
    const { here, there, caseNumber } = desks;
    await takeIn(there, await handOut(here, [caseNumber], '样例一'));
    await standBy(there, caseNumber);
    await takeIn(here, await handOut(there, [caseNumber], '样例二'));
    expect((await here.client.cases.open({ caseNumber })).overridden).toMatchObject([{ reason, staff: '样例经办' }]);
    await change(there, caseNumber, 'miniProgram.comment', '那边的备注');
    await standBy(there, caseNumber);
    await change(here, caseNumber, 'miniProgram.comment', '这边的备注');
    const third = await handOut(there, [caseNumber], '样例三');
    const { conflicts } = await lookInto(here, third);
    const mine = Object.fromEntries(conflicts.map(({ id }) => [id, 'mine' as const]));
    expect(conflicts.map(({ label }) => label)).toEqual(['小程序备注']);
    await takeIn(here, third, mine);
    expect(standing(here, caseNumber)).toBe(0);
    expect((await notes(here, caseNumber)).length).toBeGreaterThan(1);
    const { last } = await here.client.bundles.last();
    expect(last?.cases).toEqual([caseNumber]);
  });
});
