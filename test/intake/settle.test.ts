import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanApplication } from '#test/support/application.ts';
import { type CaseDesk, caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { acceptIntake, seenIntake } from '#test/support/intake/acceptIntake.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

let desk: CaseDesk;
beforeEach(async () => {
  desk = await caseDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

async function take(name: string, bytes: Uint8Array): Promise<number> {
  const files = [{ file: new File([new Uint8Array(bytes)], name), modifiedAt: null }];
  for await (const event of await desk.client.intake.take({ files }))
    if (event.type === 'taken') return event.items[0] ?? 0;
  return 0;
}

const held = async () => {
  const { materials } = await desk.client.cases.open({ caseNumber: desk.caseNumber });
  return materials.map(({ slot, facts }) => `${slot} ${facts.name}`).toSorted();
};
const licence = (width: number) =>
  makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width, height: width * 0.75 });
const back = () => makeSpecimen({ kind: 'idBack', data: exampleCard }, { width: 400, height: 300 });

describe('accepting', () => {
  it('puts a file where it is proposed and can be taken back', async () => {
    const id = await take(`${desk.caseNumber}/营业执照.jpg`, await licence(800));
    const [item] = await desk.client.intake.items({ ids: [id] });
    expect(item?.proposal).toMatchObject({
      confidence: 'sure',
      places: [{ caseNumber: desk.caseNumber, slots: ['subjectCertificate'] }],
    });
    expect(item?.proposal.reason).toContain('名称含“营业执照”');
    expect(await acceptIntake(desk.client, [id])).toEqual({ accepted: [id], refused: [] });
    expect(await held()).toEqual(['subjectCertificate 营业执照.jpg']);
    expect((await desk.client.intake.list({ state: 'accepted' })).ids).toEqual([id]);
    expect(await desk.client.intake.reopen({ ids: [id] })).toEqual({ changed: [id] });
    expect(await held()).toEqual([]);
    expect(await desk.client.intake.reopen({ ids: [id] })).toEqual({ changed: [] });
  });

  it('replaces nothing unless it is told to, and then gives it back', async () => {
    const first = await take(`${desk.caseNumber}/营业执照.jpg`, await licence(800));
    await acceptIntake(desk.client, [first]);
    const second = await take(`${desk.caseNumber}/营业执照 新.jpg`, await licence(840));
    const refused = await acceptIntake(desk.client, [second]);
    expect(refused).toMatchObject({ accepted: [], refused: [{ id: second }] });
    expect(refused.refused[0]?.reason).toContain('已有另一份文件');
    expect(await held()).toEqual(['subjectCertificate 营业执照.jpg']);
    await acceptIntake(desk.client, [second], true);
    expect(await held()).toEqual(['subjectCertificate 营业执照 新.jpg']);
    await desk.client.intake.reopen({ ids: [second] });
    expect(await held()).toEqual(['subjectCertificate 营业执照.jpg']);
  });

  it('gives nothing back where somebody has put a third one meanwhile', async () => {
    await acceptIntake(desk.client, [await take(`${desk.caseNumber}/营业执照.jpg`, await licence(800))]);
    const second = await take(`${desk.caseNumber}/营业执照 新.jpg`, await licence(840));
    await acceptIntake(desk.client, [second], true);
    const third = await take(`${desk.caseNumber}/营业执照 再新.jpg`, await licence(880));
    await acceptIntake(desk.client, [third], true);
    await desk.client.intake.reopen({ ids: [second] });
    expect(await held()).toEqual(['subjectCertificate 营业执照 再新.jpg']);
  });

  it('goes where somebody wants it, and back to the proposal', async () => {
    const id = await take('说不清.jpg', await back());
    expect(await acceptIntake(desk.client, [id])).toMatchObject({ refused: [{ id }] });
    const to = { caseNumber: desk.caseNumber, slots: ['legalRepresentativeBack' as const] };
    expect(await desk.client.intake.change({ ids: [id], to })).toMatchObject({ changed: [id] });
    const [chosen] = await desk.client.intake.items({ ids: [id] });
    expect(chosen).toMatchObject({ chosen: true, proposal: { confidence: 'sure', reason: '您选的' } });
    await desk.client.intake.change({ ids: [id], to: null });
    expect((await desk.client.intake.items({ ids: [id] }))[0]?.chosen).toBe(false);
    await expect(
      desk.client.intake.change({ ids: [id], to: { ...to, caseNumber: '2026-9999' } }),
    ).rejects.toMatchObject({
      code: 'caseMissing',
    });
  });

  it('does nothing in a case that has gone to the 回收站', async () => {
    const id = await take(`${desk.caseNumber}/营业执照.jpg`, await licence(800));
    await desk.client.intake.change({ ids: [id], to: { caseNumber: desk.caseNumber, slots: ['subjectCertificate'] } });
    await desk.client.cases.setRemoved({ numbers: [desk.caseNumber], removed: true });
    const { refused } = await acceptIntake(desk.client, [id]);
    expect(refused[0]?.reason).toContain('回收站');
  });

  it('is refused for what could not be opened', async () => {
    const id = await take(`${desk.caseNumber}/营业执照.jpg`, new Uint8Array());
    expect((await acceptIntake(desk.client, [id])).refused[0]?.reason).toContain('打不开');
    expect(await desk.client.intake.dismiss({ ids: [id] })).toEqual({ changed: [id] });
  });
});

describe('files of several clients together', () => {
  /** One file for each of two clients, proposed for its own case. */
  const twoClients = async () => {
    const other = keepCase(desk.desk, cleanApplication({ subject: { name: '样例另一家有限公司' } }));
    const first = await take(`${desk.caseNumber}/说明一.jpg`, await back());
    const second = await take(`${other}/说明二.jpg`, await licence(640));
    return { first, second, other };
  };
  const placesOf = async (id: number) => {
    const [item] = await desk.client.intake.items({ ids: [id] });
    return item?.proposal.places.map(({ caseNumber, slots }) => `${caseNumber} ${slots.join()}`);
  };

  it('keep their own clients when they are given one slot, and take it back each for itself', async () => {
    const { first, second, other } = await twoClients();
    await desk.client.intake.change({ ids: [first], to: { slots: ['appPrincipalBack'] } });
    const { before, changed } = await desk.client.intake.change({
      ids: [first, second],
      to: { slots: ['subjectOther'] },
    });
    expect(changed).toEqual([first, second]);
    expect(await placesOf(first)).toEqual([`${desk.caseNumber} subjectOther`]);
    expect(await placesOf(second)).toEqual([`${other} subjectOther`]);
    await desk.client.intake.restoreWishes({ wishes: before });
    expect(await placesOf(first)).toEqual([`${desk.caseNumber} appPrincipalBack`]);
    expect((await desk.client.intake.items({ ids: [second] }))[0]?.chosen).toBe(false);
  });

  it('keep their own slots when they are given one case', async () => {
    const { first, second, other } = await twoClients();
    const slotsBefore = (await placesOf(second))?.[0]?.split(' ')[1];
    await desk.client.intake.change({ ids: [first], to: { slots: ['appPrincipalBack'] } });
    await desk.client.intake.change({ ids: [first, second], to: { caseNumber: other } });
    expect(await placesOf(first)).toEqual([`${other} appPrincipalBack`]);
    expect(await placesOf(second)).toEqual([`${other} ${slotsBefore}`]);
  });

  it('leaves alone what has no client, and calls no guess sure', async () => {
    const { first } = await twoClients();
    const nobodys = await take('别处/说不清.jpg', await licence(700));
    const { changed, withoutCase } = await desk.client.intake.change({
      ids: [first, nobodys],
      to: { slots: ['subjectOther'] },
    });
    expect({ changed, withoutCase }).toEqual({ changed: [first], withoutCase: [nobodys] });
    const neighbour = await take(`${desk.caseNumber}/说明三.jpg`, await licence(720));
    const guess = (await desk.client.intake.items({ ids: [neighbour] }))[0]?.proposal.confidence;
    await desk.client.intake.change({ ids: [first, neighbour], to: { slots: ['subjectOther'] } });
    const [chosen] = await desk.client.intake.items({ ids: [neighbour] });
    expect(chosen?.proposal.confidence).toBe(guess === 'sure' ? 'sure' : 'likely');
  });

  it('is not put where nobody has seen it', async () => {
    const { first, second } = await twoClients();
    await desk.client.intake.change({ ids: [first], to: { slots: ['appPrincipalBack'] } });
    const seen = await seenIntake(desk.client, [first]);
    await desk.client.intake.change({ ids: [first], to: { slots: ['subjectOther'] } });
    expect(await desk.client.intake.accept({ items: seen })).toMatchObject({
      accepted: [],
      refused: [{ id: first, why: 'moved' }],
    });
    expect(await held()).toEqual([]);
    expect(await acceptIntake(desk.client, [first])).toMatchObject({ accepted: [first] });
    const { ids, marks } = await desk.client.intake.list({ state: 'pending' });
    const [listed] = await seenIntake(desk.client, [second]);
    expect(marks[ids.indexOf(second)]).toBe(listed?.placeMark);
  });
});
