import { expect, it } from 'vitest';
import { caseDesk } from '#test/support/caseDesk.ts';
import { acceptIntake } from '#test/support/intake/acceptIntake.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { trayOf } from '#test/support/intake/trayOf.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

const card = (seed: number) => makeSpecimen({ kind: 'idBack', data: exampleCard }, { width: 320, height: 240, seed });

it('a file that was taken out of its case since waits again when it is sent again', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const { take } = trayOf(() => desk);
  const jpeg = await card(1);
  const [first] = await take({ '反面.jpg': jpeg });
  const ids = first?.items ?? [];
  const slot = 'appPrincipalBack';
  await client.intake.change({ ids, to: { caseNumber, slots: [slot] } });
  await acceptIntake(client, ids);
  expect(await take({ '又来.jpg': jpeg })).toMatchObject([{ outcome: 'known' }]);
  const { materials } = await client.cases.open({ caseNumber });
  await client.materials.remove({ caseNumber, slot, scanId: materials[0]?.scanId ?? 0 });
  expect(await take({ '再来.jpg': jpeg })).toMatchObject([{ outcome: 'staged', items: ids }]);
  expect((await client.intake.list({ state: 'pending' })).ids).toEqual(ids);
});

it('of a paper whose pages went different ways those that lie nowhere wait again', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const { take } = trayOf(() => desk);
  const pdf = await pdfOfJpegs([await card(2), await card(3)]);
  const [first] = await take({ '两页.pdf': pdf });
  const [one = 0, two = 0] = first?.items ?? [];
  await client.intake.change({ ids: [one], to: { caseNumber, slots: ['appPrincipalBack'] } });
  await acceptIntake(client, [one]);
  await client.intake.dismiss({ ids: [two] });
  expect(await take({ '又来.pdf': pdf })).toMatchObject([{ outcome: 'staged', items: [two] }]);
  expect((await client.intake.list({ state: 'pending' })).ids).toEqual([two]);
});
