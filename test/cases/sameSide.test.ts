import { expect, it } from 'vitest';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { retakeItems } from '#shared/filing/retakeItems.ts';
import { cleanApplication } from '#test/support/application.ts';
import { type CaseDesk, caseDesk } from '#test/support/caseDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';

onePool();

const front = await makeSpecimen({ kind: 'idFront', data: exampleCard });
const back = await makeSpecimen({ kind: 'idBack', data: exampleCard }, { seed: 2 });
const otherFront = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { seed: 3, rotation: 2 });
const smaller = await sharp(front).resize(1000).jpeg({ quality: 60 }).toBuffer();

/** What is said of two sides being one, in the case and at the second side. */
async function said({ client, caseNumber }: CaseDesk, given: readonly (readonly [MaterialSlotId, Uint8Array])[]) {
  for (const [slot, bytes] of given) {
    const files = [new File([new Uint8Array(bytes)], `${slot}.jpg`)];
    await client.materials.add({ caseNumber, slot, files, replace: true });
  }
  const { findings, materials } = await client.cases.open({ caseNumber });
  const about = (all: typeof findings) =>
    all.filter(({ rule }) => rule === 'scan.sameSide').map(({ weight, message }) => `${weight} ${message}`);
  const second = materials.find(({ slot }) => slot === 'subjectPrincipalBack');
  return [about(findings), about(second?.findings ?? [])];
}

it('two sides that are one picture are told at the second, whatever its size, and no others', async () => {
  await using desk = await caseDesk();
  const oneFile = ['must 人像面和国徽面放的是同一个文件。'];
  const onePhoto = ['should 人像面和国徽面放的像是同一张照片，只是大小或压缩不同。'];
  expect(
    await said(desk, [
      ['subjectPrincipalFront', front],
      ['subjectPrincipalBack', front],
    ]),
  ).toEqual([oneFile, oneFile]);
  const asked = retakeItems(await desk.client.cases.open({ caseNumber: desk.caseNumber }));
  expect(asked.map(({ title, kinds }) => [title.replace(/（.*/u, ''), kinds])).toEqual([
    ['主体负责人证件国徽面', ['emblemMissing']],
  ]);
  expect(await said(desk, [['subjectPrincipalBack', smaller]])).toEqual([onePhoto, onePhoto]);
  expect(await said(desk, [['subjectPrincipalBack', back]])).toEqual([[], []]);
  // Two persons may have the same picture at one side: that is the registers' affair.
  expect(await said(desk, [['appPrincipalFront', front]])).toEqual([[], []]);
});

it.each<[string, number, string[], string[]]>([
  ['an ID card', 2, ['must scan.sidesSwapped', 'must scan.sidesSwapped'], ['must scan.cardSide']],
  ['a 通行证', 14, ['should scan.cardSide', 'should scan.cardSide'], ['should scan.cardSide']],
])(
  'the wrong side in a place blocks where the other place agrees, of %s',
  async (_, certificateType, swapped, twice) => {
    const first = { certificateType };
    await using desk = await caseDesk(cleanApplication({ persons: { 0: first } }));
    const sides = async (given: readonly (readonly [MaterialSlotId, Uint8Array])[]) => {
      await said(desk, given);
      const { findings } = await desk.client.cases.open({ caseNumber: desk.caseNumber });
      return findings
        .filter(({ rule }) => rule === 'scan.cardSide' || rule === 'scan.sidesSwapped')
        .map(({ weight, rule }) => `${weight} ${rule}`);
    };
    expect(await sides([['subjectPrincipalFront', back]])).toEqual(['should scan.cardSide']);
    expect(await sides([['subjectPrincipalBack', front]])).toEqual(swapped);
    expect(await sides([['subjectPrincipalFront', otherFront]])).toEqual(twice);
    expect(await sides([['subjectPrincipalBack', back]])).toEqual([]);
  },
);
