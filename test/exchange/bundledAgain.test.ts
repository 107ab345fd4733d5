import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatherCase } from '#backend/bundles/gatherCase.ts';
import { caseIdOf } from '#backend/cases/openCase.ts';
import { all, sql } from '#backend/vault/sql.ts';
import type { MakeBackupEvent } from '#shared/api/backups.ts';
import type { EditableField, FieldValue } from '#shared/api/caseEdits.ts';
import { personIn } from '#shared/filing/filingCase.ts';
import { plainRecipe } from '#shared/scans/recipe.ts';
import { handOut, lastOf, lookInto, otherDesk, takeIn } from '#test/support/bundleDesks.ts';
import { type CaseDesk, caseDesk, type FreshDesk } from '#test/support/caseDesk.ts';
import { plainPicture } from '#test/support/plainPicture.ts';
import { testPassphrase } from '#test/support/vault.ts';

/** A case with everything that can belong to one. */
async function fullCase(): Promise<CaseDesk> {
  const desk = await caseDesk();
  const { client, caseNumber } = desk;
  const add = async (slot: 'subjectCertificate' | 'appOther', name: string, shade: number) =>
    client.materials.add({ caseNumber, slot, files: [await plainPicture(name, shade)], replace: false });
  await add('subjectCertificate', '样例执照.png', 200);
  const { opened } = await add('appOther', '样例附件.png', 120);
  const scanId = opened.materials.find(({ slot }) => slot === 'appOther')?.scanId ?? 0;
  await client.materials.fix({ caseNumber, scanId, recipe: { ...plainRecipe, turn: 90 } });
  await client.progress.note({ caseNumber, note: '样例：客户说周五给原件' });
  await client.progress.move({ caseNumber, from: 'findEntrance', to: 'subjectInfo', at: null, note: null });
  await client.progress.mark({ caseNumber, kind: 'faceStarted', on: true, at: null });
  await client.letters.print({ caseNumber, template: (await printable(desk)) ?? '' });
  return desk;
}

async function printable({ client, caseNumber }: CaseDesk): Promise<string | undefined> {
  const letters = await client.letters.ofCase({ caseNumber });
  return letters.find(({ findings }) => findings.length === 0)?.template;
}

function whole({ desk }: FreshDesk, caseNumber: string) {
  const held = gatherCase(desk.vault().db, caseIdOf(desk, caseNumber));
  const { states: _, keys: __, updatedAt: ___, subjectUpdatedAt: ____, miniProgramUpdatedAt: _____, ...rest } = held;
  return { ...rest, persons: rest.persons.map(({ updatedAt: _, ...person }) => person) };
}

async function change({ client }: FreshDesk, caseNumber: string, field: EditableField, value: FieldValue) {
  const { application } = await client.cases.open({ caseNumber });
  const [part, key = '', inRole = ''] = field.split('.');
  const person = part === 'roles' ? personIn(application, key as 'appPrincipal') : null;
  const record = (person ?? application[part as 'subject']) as unknown as Record<string, FieldValue>;
  const expected = record[person ? inRole : key] ?? null;
  const edit = { field, value, expected, ...(person ? { holder: person.id } : {}) };
  await client.cases.edit({ caseNumber, edits: [edit] });
}

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
