import { describe, expect, it } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { officialFieldFor } from '#shared/filing/officialFields.ts';
import type { Question } from '#shared/filing/question.ts';
import { cleanApplication } from '#test/support/application.ts';
import { caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { pictureFile } from '../exchange/manyFiles.ts';

onePool();

/** Both sides of a card, photographed on a table. */
const cardPhotos = [
  makeSpecimen({ kind: 'idFront', data: exampleCard }),
  makeSpecimen({ kind: 'idBack', data: exampleCard }, { seed: 2 }),
] as const;

describe('a question only a person can answer', () => {
  const answer = (client: Client, caseNumber: string, confirmed: boolean) =>
    client.settlements.answer({ caseNumber, question: 'RJ24', staff: '样例经办', confirmed });
  const asked = (questions: readonly { id: string; confirmed: unknown }[]) =>
    questions.find(({ id }) => id === 'RJ24')?.confirmed;

  it('is answered with a name and a date, and the answer can be taken back', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    expect(asked((await client.cases.open({ caseNumber })).questions)).toBeNull();
    const { questions } = await answer(client, caseNumber, true);
    expect(asked(questions)).toEqual({ staff: '样例经办', settledAt: expect.stringMatching(/^2026-11-23T/) });
    expect(asked((await answer(client, caseNumber, false)).questions)).toBeNull();
  });

  it('is asked again when the number it was about changes', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const { application } = await answer(client, caseNumber, true);
    const holder = application.roles.appPrincipal;
    const edits = [
      {
        field: 'roles.appPrincipal.mobile' as const,
        expected: '13800000002',
        value: '13700000002',
        holder: holder ?? 0,
      },
    ];
    const [person] = application.persons.filter(({ id }) => id === holder);
    const opened = await client.cases.edit({
      caseNumber,
      edits: edits.map((edit) => ({ ...edit, expected: person?.mobile ?? null })),
    });
    expect(asked(opened.questions)).toBeNull();
  });

  it('is asked of those it concerns: a person has no business register entry', async () => {
    await using desk = await caseDesk(cleanApplication({ subject: { type: 5 } }));
    const { client, caseNumber } = desk;
    const { questions } = await client.cases.open({ caseNumber });
    expect(questions.map(({ id }) => id)).toContain('RJ24');
    expect(questions.map(({ id }) => id)).not.toContain('RJ48');
    await expect(
      client.settlements.answer({ caseNumber, question: 'RJ48', staff: '样例经办', confirmed: true }),
    ).rejects.toMatchObject({ code: 'badInput' });
  });

  it('about pictures is asked where no picture answers it, and again when one is another', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const ids = async () => (await client.cases.open({ caseNumber })).questions.map(({ id }) => id);
    const ofPictures = async () => (await ids()).filter((id) => id === 'RJ08' || id === 'RJ12');
    expect(await ofPictures()).toEqual([]);
    const put = (file: File, replace: boolean, slot: MaterialSlotId = 'appPrincipalFront') =>
      client.materials.add({ caseNumber, slot, replace, files: [file] });
    await put(pictureFile('正面.png', 'red'), false);
    expect(await ofPictures()).toEqual(['RJ08', 'RJ12']);
    const asked = (questions: readonly Question[]) => questions.find(({ id }) => id === 'RJ12');
    const given = { caseNumber, question: 'RJ12', staff: '样例经办', confirmed: true };
    expect(asked((await client.settlements.answer(given)).questions)).toMatchObject({
      where: officialFieldFor('materials.appPrincipalFront')?.path,
      question: expect.stringMatching(/^小程序负责人证件人像面：软件认不出/),
      confirmed: { staff: '样例经办' },
    });
    await put(pictureFile('正面.png', 'blue'), true);
    expect(asked((await client.cases.open({ caseNumber })).questions)?.confirmed).toBeNull();
    // A photo that shows its four sides and its pattern is judged by the desk: nobody has to look.
    const [front, back] = await Promise.all(cardPhotos);
    await put(new File([new Uint8Array(front)], '正面.jpg'), true);
    await put(new File([new Uint8Array(back)], '反面.jpg'), false, 'appPrincipalBack');
    expect(await ofPictures()).toEqual([]);
    await expect(client.settlements.answer(given)).rejects.toMatchObject({ code: 'badInput' });
    // Cut out along its edges it shows none any more: they were seen before.
    const { materials } = await client.cases.open({ caseNumber });
    const scanId = materials.find(({ slot }) => slot === 'appPrincipalFront')?.scanId ?? 0;
    const { recipe } = await client.scans.proposeFix({ scanId });
    expect(recipe.corners).not.toBeNull();
    await client.materials.fix({ caseNumber, scanId, recipe });
    expect(await ofPictures()).toEqual([]);
    // What lies in the wrong place is a finding, not a question.
    await put(new File([new Uint8Array(back)], '反面.jpg'), true);
    expect(await ofPictures()).toEqual([]);
    expect((await client.cases.open({ caseNumber })).findings.map(({ rule }) => rule)).toContain('scan.cardSide');
  });

  it('about an earlier filing is asked again when the number that was found is noted', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const confirmed = (questions: readonly Question[]) => questions.find(({ id }) => id === 'RJ18')?.confirmed ?? null;
    const given = { caseNumber, question: 'RJ18', staff: '样例经办', confirmed: true };
    expect(confirmed((await client.settlements.answer(given)).questions)).not.toBeNull();
    const edits = [{ field: 'subject.recordNumber' as const, expected: null, value: '浙ICP备12345678号' }];
    const opened = await client.cases.edit({ caseNumber, edits });
    expect(confirmed(opened.questions)).toBeNull();
    expect(opened.findings.map(({ rule }) => rule)).toContain('province.filedElsewhere');
  });

  it.each([
    ['a 个体工商户', '92440300MA5DEMO01X', true],
    ['a company', '914403001922038216', false],
    ['nobody whose number is not known', null, false],
  ])('about name and seal of a sole trader is asked of %s: %s', async (_, certificateNumber, asks) => {
    await using desk = await caseDesk(cleanApplication({ subject: { certificateNumber } }));
    const { questions } = await desk.client.cases.open({ caseNumber: desk.caseNumber });
    expect(questions.some(({ id }) => id === 'RJ53')).toBe(asks);
  });

  it('is asked nobody about a cancellation, nor is one reminded', async () => {
    await using desk = await caseDesk(cleanApplication({ filingCase: { filingType: 'cancel' } }));
    const { questions, reminders } = await desk.client.cases.open({ caseNumber: desk.caseNumber });
    expect({ questions, reminders }).toEqual({ questions: [], reminders: [] });
  });
});

it('what nobody can check is reminded of until somebody has seen it, case by case', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const second = keepCase(desk.desk, cleanApplication({ subject: { name: '另一样例公司' } }));
  const { reminders } = await client.cases.open({ caseNumber });
  expect(reminders.map(({ id }) => id)).toContain('RJ23');
  expect((await client.settlements.notice({ caseNumber, staff: null })).reminders).toEqual([]);
  expect((await client.cases.open({ caseNumber: second })).reminders).toEqual(reminders);
});
