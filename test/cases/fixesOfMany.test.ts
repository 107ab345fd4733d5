import { describe, expect, it } from 'vitest';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { FixManyEvent } from '#shared/api/materials.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { addTurns, plainRecipe, turnCorners } from '#shared/scans/recipe.ts';
import { plainAlso } from '#shared/scans/recipeForMany.ts';
import { cleanApplication } from '#test/support/application.ts';
import { proposedFor, withAskew } from '#test/support/askewCard.ts';
import { type CaseDesk, caseDesk, keepCase } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard, exampleLetter } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

type Chosen = Omit<Parameters<CaseDesk['client']['materials']['fixMany']>[0], 'cases'>;

async function fixAll(
  { client, caseNumber }: CaseDesk,
  chosen: Chosen = {},
  cases: string[] = [caseNumber],
): Promise<FixManyEvent[]> {
  const events: FixManyEvent[] = [];
  for await (const event of await client.materials.fixMany({ cases, ...chosen })) events.push(event);
  return events;
}

/** What became of the scans, without the progress. */
const outcomes = (events: readonly FixManyEvent[]) => events.filter((event) => event.type !== 'progress');
const fixesIn = (events: readonly FixManyEvent[]) =>
  events.flatMap((event) => (event.type === 'fixed' ? [{ scanId: event.scanId, fix: event.fix }] : []));

/** Gives a case of the desk one file and answers with its scan. */
async function give(
  { client, caseNumber }: CaseDesk,
  slot: MaterialSlotId,
  bytes: Buffer,
  into = caseNumber,
): Promise<number> {
  const files = [new File([new Uint8Array(bytes)], `${slot}.jpg`)];
  const { opened } = await client.materials.add({ caseNumber: into, slot, files, replace: false });
  return opened.materials.find((each) => each.slot === slot)?.scanId ?? 0;
}

/** The mean grey of a picture, 0 to 255. */
async function light(picture: Pick<File, 'arrayBuffer'>): Promise<number> {
  const { channels } = await sharp(await picture.arrayBuffer())
    .greyscale()
    .stats();
  return channels[0]?.mean ?? 0;
}

describe('fixing many at once', () => {
  it('does what it is sure of, says why not of the others, and takes all of it back', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const give = async (slot: 'subjectPrincipalBack' | 'holdingPhoto' | 'subjectOther', bytes: Buffer, name: string) =>
      client.materials.add({ caseNumber, slot, files: [new File([new Uint8Array(bytes)], name)], replace: false });
    const cut = await makeSpecimen({ kind: 'idBack', data: exampleCard }, { crop: 0.12, rotation: 3 });
    await give('subjectPrincipalBack', cut, '没拍全.jpg');
    await give('holdingPhoto', await makeSpecimen({ kind: 'idFront', data: exampleCard }, { rotation: 9 }), '手持.jpg');
    await give('subjectOther', Buffer.from('%PDF-1.4\n%%EOF\n'), '附件.pdf');
    const told = (await fixAll(desk)).filter((event) => event.type !== 'progress');
    expect(told.map((event) => [event.name, event.type === 'left' ? event.reason : '']).toSorted()).toEqual(
      [
        ['斜着拍的.jpg', ''],
        ['没拍全.jpg', '证件没有拍全，裁了也补不回来，请客户重拍'],
        ['手持.jpg', '这一格放的不只是证件，请打开后自己裁'],
        ['附件.pdf', '这是 PDF，不是图片，不能修整'],
      ].toSorted(),
    );
    const fixes = told.flatMap((event) => (event.type === 'fixed' ? [{ scanId: event.scanId, fix: event.fix }] : []));
    expect(fixes.map((each) => each.scanId)).toEqual([scanId]);
    // Doing it again changes nothing.
    expect((await fixAll(desk)).filter(({ type }) => type === 'fixed')).toEqual([]);
    expect(await client.materials.undoFixes({ fixes })).toEqual({ undone: 1 });
    const opened = await client.cases.open({ caseNumber });
    expect(opened.materials.map(({ fix }) => fix)).toEqual(opened.materials.map(() => null));
    // What does not count any more is left alone.
    expect(await client.materials.undoFixes({ fixes })).toEqual({ undone: 0 });
  });

  it('makes the letters brighter and their seals clearer, in every case, and touches nothing else', async () => {
    await using desk = await withAskew();
    const { client, caseNumber } = desk;
    const other = keepCase(desk.desk, cleanApplication());
    const lettersOf = [
      await give(desk, 'subjectPrincipalLetter', await letter(1)),
      await give(desk, 'commitmentLetter', await letter(2), other),
    ];
    const also = { ...plainAlso, brightness: 20, clearerSeal: true };
    const chosen = { straighten: false, also, kinds: ['letter' as const] };
    const told = outcomes(await fixAll(desk, chosen, [caseNumber, other]));
    expect(told).toMatchObject(
      lettersOf.map((scanId) => ({ type: 'fixed', scanId, recipe: { ...plainRecipe, ...also }, askew: null })),
    );
    for (const { scanId, fix } of fixesIn(told)) {
      const fixed = await client.materials.picture({ scanId, size: 'full', fix });
      const original = await client.materials.picture({ scanId, size: 'full' });
      expect(await light(fixed)).toBeGreaterThan((await light(original)) + 5);
    }
    const { materials } = await client.cases.open({ caseNumber });
    expect(materials.map(({ slot, fix }) => [slot, fix === null])).toEqual([
      ['subjectPrincipalFront', true],
      ['subjectPrincipalLetter', false],
    ]);
  });

  it('straightens and turns what is clear, only turns the rest, leaves what was fixed, and gives all of it back', async () => {
    await using desk = await withAskew();
    const { client, caseNumber, scanId } = desk;
    const holding = await give(
      desk,
      'holdingPhoto',
      await makeSpecimen({ kind: 'idFront', data: exampleCard }, { rotation: 9 }),
    );
    const byHand = await give(desk, 'subjectPrincipalLetter', await letter(1));
    const brighter = { ...plainRecipe, brightness: 10 };
    await client.materials.fix({ caseNumber, scanId: byHand, recipe: brighter });
    await client.materials.add({ caseNumber, slot: 'subjectOther', files: [pdf()], replace: false });
    const seen = await proposedFor(desk, scanId);
    const before = await client.cases.open({ caseNumber });

    const also = { ...plainAlso, turn: 180 as const, contrast: 15 };
    const told = outcomes(await fixAll(desk, { also }));
    const of = (slot: MaterialSlotId) => told.find((each) => each.slot === slot);
    expect(of('subjectPrincipalFront')).toMatchObject({
      recipe: {
        ...also,
        turn: addTurns(seen.turn, 180),
        corners: seen.corners && turnCorners(seen.corners, 180),
      },
      askew: null,
    });
    expect(of('holdingPhoto')).toMatchObject({
      scanId: holding,
      recipe: { ...plainRecipe, ...also },
      askew: '这一格放的不只是证件，请打开后自己裁',
    });
    expect(of('subjectPrincipalLetter')).toMatchObject({ type: 'left', reason: '已经修整过', failed: false });
    expect(of('subjectOther')).toMatchObject({ type: 'left', reason: '这是 PDF，不是图片，不能修整' });
    // On its head, and cut out to the shape of a card.
    const opened = await client.cases.open({ caseNumber });
    const card = opened.materials.find((each) => each.scanId === scanId);
    expect((card?.facts.width ?? 0) / (card?.facts.height ?? 1)).toBeCloseTo(85.6 / 54, 2);

    expect(await client.materials.undoFixes({ fixes: fixesIn(told) })).toEqual({ undone: 2 });
    const back = await client.cases.open({ caseNumber });
    expect(back.findings).toEqual(before.findings);
    const counted = ({ materials }: OpenedCase) => materials.map(({ fixBefore: _, ...rest }) => rest);
    expect(counted(back)).toEqual(counted(before));
  });

  it('keeps what was done when it is called off half-way, and goes on from there', async () => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const slots = ['subjectPrincipalLetter', 'appPrincipalLetter', 'commitmentLetter', 'truthPledge'] as const;
    for (const [at, slot] of slots.entries()) await give(desk, slot, await letter(at));
    const chosen = { straighten: false, also: { ...plainAlso, turn: 90 as const } };
    const cancel = new AbortController();
    const told: FixManyEvent[] = [];
    const work = async () => {
      const events = await client.materials.fixMany({ cases: [caseNumber], ...chosen }, { signal: cancel.signal });
      for await (const event of events) {
        told.push(event);
        if (fixesIn(told).length === 2) cancel.abort();
      }
    };
    await expect(work()).rejects.toThrow();
    const { materials } = await client.cases.open({ caseNumber });
    const kept = materials.flatMap(({ scanId, fix }) => (fix === null ? [] : [{ scanId, fix: fix.id }]));
    expect(kept).toEqual(expect.arrayContaining(fixesIn(told)));
    expect(kept.length).toBeLessThan(slots.length);
    const after = outcomes(await fixAll(desk, chosen));
    expect(fixesIn(after)).toHaveLength(slots.length - kept.length);
    expect(await client.materials.undoFixes({ fixes: [...kept, ...fixesIn(after)] })).toEqual({ undone: slots.length });
    expect((await client.cases.open({ caseNumber })).materials.every(({ fix }) => fix === null)).toBe(true);
  });

  it('refuses what would change nothing', async () => {
    await using desk = await withAskew();
    await expect(fixAll(desk, { straighten: false })).rejects.toThrow();
    await expect(fixAll(desk, { straighten: false, also: plainAlso, kinds: ['letter'] })).rejects.toThrow();
  });
});

/** A signed letter on a desk, not quite light; `seed` tells one from the next. */
function letter(seed: number): Promise<Buffer> {
  return makeSpecimen({ kind: 'letterPage', data: exampleLetter }, { seed, brightness: 0.8 });
}

function pdf(): File {
  return new File(['%PDF-1.4\n%%EOF\n'], '附件.pdf');
}
