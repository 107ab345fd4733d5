import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { all, sql } from '#backend/vault/sql.ts';
import type { MakeBackupEvent } from '#shared/api/backups.ts';
import { change, fullCase, handOut, lastOf, lookInto, otherDesk, takeIn, whole } from '#test/support/bundleDesks.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { testPassphrase } from '#test/support/vault.ts';

onePool();

describe('a case that is handed out again', () => {
  it('is the same case when a restored copy of the vault hands it out again, or gets it back', async () => {
    await using mine = await fullCase();
    await using other = await otherDesk();
    const { caseNumber } = mine;
    // From before it was ever handed out, by a vault in which it has no name yet.
    const into = join(mine.folder, '恢复');
    const made = await lastOf<MakeBackupEvent, Extract<MakeBackupEvent, { type: 'made' }>>(
      mine.client.backups.make({ to: join(mine.folder, '备份') }),
    );
    await takeIn(other, await handOut(mine, [caseNumber]));
    await change(other, caseNumber, 'subject.businessScope', '样例：对方补的');
    const back = await handOut(other, [caseNumber], '样例交回');
    const secret = { passphrase: testPassphrase };
    await lastOf(mine.client.backups.restore({ from: made.backup.folder, into, secret }));
    await mine.client.vault.choose({ path: into });
    await mine.client.vault.unlock(secret);
    expect(all(mine.desk.vault().db, sql`SELECT uid FROM case_uids`)).toEqual([]);
    const { cases, conflicts } = await lookInto(mine, back);
    // Not a new one: what differs is asked, and nothing is taken for granted.
    expect(cases).toMatchObject([{ caseNumber, fate: 'unchanged', alike: null }]);
    expect(conflicts.map(({ label }) => label)).toEqual(['经营范围']);

    const again = await lookInto(other, await handOut(mine, [caseNumber], '样例再交'));
    expect(again.cases).toMatchObject([{ caseNumber, fate: 'unchanged', alike: null }]);
    expect(whole(other, caseNumber).persons).toHaveLength(whole(mine, caseNumber).persons.length);
  });

  it('finds its way over three machines, and knows an older handing out for what it is', async () => {
    await using first = await caseDesk();
    await using second = await otherDesk();
    await using third = await otherDesk();
    const { caseNumber } = first;
    const early = await handOut(first, [caseNumber], '样例一');
    await takeIn(second, early);
    // Handed out once more after a change: the second machine has only seen the first.
    await change(first, caseNumber, 'subject.businessScope', '样例：第一台后来改的');
    await handOut(first, [caseNumber], '样例二');
    await change(second, caseNumber, 'subject.address', '样例路 7 号');
    await takeIn(third, await handOut(second, [caseNumber], '样例三'));
    await change(third, caseNumber, 'subject.comment', '样例：第三台的备注');
    const back = await handOut(third, [caseNumber], '样例四');
    expect((await lookInto(first, back)).conflicts).toEqual([]);
    await takeIn(first, back);
    const { subject } = (await first.client.cases.open({ caseNumber })).application;
    expect(subject).toMatchObject({
      businessScope: '样例：第一台后来改的',
      address: '样例路 7 号',
      comment: '样例：第三台的备注',
    });
  });
});
