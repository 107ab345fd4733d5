import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { MakeDossierEvent } from '#shared/api/dossier.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { walkPdf } from '#test/support/walkPdf.ts';

onePool();

const card = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { width: 900, height: 700 });

async function dossierOf({ client, caseNumber }: CaseDesk, watermark: boolean) {
  let made: Extract<MakeDossierEvent, { type: 'made' }> | null = null;
  for await (const event of await client.dossier.make({ caseNumber, masked: true, watermark }))
    if (event.type === 'made') made = event;
  if (made === null) throw new Error('nothing was made');
  const file = await client.outbox.take({ ticket: made.file.ticket });
  return { marked: made.marked, pdf: new Uint8Array(await file.arrayBuffer()) };
}

/** The JPEGs of a dossier that are as large as the card: how much of each is darker than the card itself. */
async function darkened(pdf: Uint8Array): Promise<number[]> {
  const { streams } = await walkPdf(pdf);
  const grey = (bytes: Uint8Array) => sharp(bytes).resize(450, 350, { fit: 'fill' }).greyscale().raw().toBuffer();
  const before = await grey(card);
  const shares: number[] = [];
  for (const { dict, raw } of streams) {
    if (dict.get('Filter') !== '/DCTDecode') continue;
    const after = await grey(raw);
    shares.push(before.filter((value, at) => value - (after[at] ?? 0) > 10).length / before.length);
  }
  return shares;
}

async function withCard(profile: string): Promise<CaseDesk> {
  const desk = await caseDesk();
  const { client, caseNumber } = desk;
  await client.settings.setProfile({ profile });
  const files = () => [new File([new Uint8Array(card)], '身份证.jpg')];
  // The same picture serves elsewhere as well: what is printed once is marked all the same.
  for (const slot of ['subjectPrincipalFront', 'appOther'] as const)
    await client.materials.add({ caseNumber, slot, files: files(), replace: false });
  return desk;
}

test('a card in a dossier says all over it what it is for, unless somebody does not want that', async () => {
  await using desk = await withCard('tencent-cloud');
  const marked = await dossierOf(desk, true);
  expect(marked.marked).toBe(1);
  const [share, ...more] = await darkened(marked.pdf);
  expect(more).toEqual([]);
  expect(share).toBeGreaterThan(0.02);
  const bare = await dossierOf(desk, false);
  expect(bare.marked).toBe(0);
  expect(await darkened(bare.pdf)).toEqual([0]);
});

test('the cards of a case for a platform that refuses such pictures stay as they are', async () => {
  await using desk = await withCard('wechat-default');
  const { marked, pdf } = await dossierOf(desk, true);
  expect(marked).toBe(0);
  expect(await darkened(pdf)).toEqual([0]);
});
