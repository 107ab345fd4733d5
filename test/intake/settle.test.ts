import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { exampleCard, exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

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
    expect(await desk.client.intake.accept({ ids: [id] })).toEqual({ accepted: [id], refused: [] });
    expect(await held()).toEqual(['subjectCertificate 营业执照.jpg']);
    expect((await desk.client.intake.list({ state: 'accepted' })).ids).toEqual([id]);
    expect(await desk.client.intake.reopen({ ids: [id] })).toEqual({ changed: [id] });
    expect(await held()).toEqual([]);
    expect(await desk.client.intake.reopen({ ids: [id] })).toEqual({ changed: [] });
  });

  it('replaces nothing unless it is told to, and then gives it back', async () => {
    const first = await take(`${desk.caseNumber}/营业执照.jpg`, await licence(800));
    await desk.client.intake.accept({ ids: [first] });
    const second = await take(`${desk.caseNumber}/营业执照 新.jpg`, await licence(840));
    const refused = await desk.client.intake.accept({ ids: [second] });
    expect(refused).toMatchObject({ accepted: [], refused: [{ id: second }] });
    expect(refused.refused[0]?.reason).toContain('已有另一份文件');
    expect(await held()).toEqual(['subjectCertificate 营业执照.jpg']);
    await desk.client.intake.accept({ ids: [second], replace: true });
    expect(await held()).toEqual(['subjectCertificate 营业执照 新.jpg']);
    await desk.client.intake.reopen({ ids: [second] });
    expect(await held()).toEqual(['subjectCertificate 营业执照.jpg']);
  });

  it('goes where somebody wants it, and back to the proposal', async () => {
    const id = await take('说不清.jpg', await back());
    expect(await desk.client.intake.accept({ ids: [id] })).toMatchObject({ refused: [{ id }] });
    const to = { caseNumber: desk.caseNumber, slots: ['legalRepresentativeBack' as const] };
    expect(await desk.client.intake.change({ ids: [id], to })).toEqual({ changed: [id] });
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
    const { refused } = await desk.client.intake.accept({ ids: [id] });
    expect(refused[0]?.reason).toContain('回收站');
  });

  it('is refused for what could not be opened', async () => {
    const id = await take(`${desk.caseNumber}/营业执照.jpg`, new Uint8Array());
    expect((await desk.client.intake.accept({ ids: [id] })).refused[0]?.reason).toContain('打不开');
    expect(await desk.client.intake.dismiss({ ids: [id] })).toEqual({ changed: [id] });
  });
});
