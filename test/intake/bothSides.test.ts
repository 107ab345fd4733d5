import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { getScan } from '#backend/vault/store/scans.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { retakeItems } from '#shared/filing/retakeItems.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { acceptIntake } from '#test/support/intake/acceptIntake.ts';
import { pdfOfJpegs } from '#test/support/intake/pdfs.ts';
import { trayOf } from '#test/support/intake/trayOf.ts';
import { onePool } from '#test/support/onePool.ts';
import { twoOnPage, twoOnTable } from '#test/support/specimens/twoCards.ts';

onePool();

const page = await twoOnPage(['idFront', 'idBack']);
const photo = await twoOnTable(['idBack', 'idFront'], { setting: 'paleWood', seed: 3 });

it.each<[string, () => Promise<Uint8Array>]>([
  ['两面扫描.jpg', async () => page],
  ['两张卡.jpg', async () => photo],
  ['两面扫描.pdf', () => pdfOfJpegs([page])],
])(
  'both sides on one picture come in as two, each for its own side, with the file beside them: %s',
  async (name, draw) => {
    await using desk = await caseDesk();
    const { client, caseNumber } = desk;
    const { take, waiting } = trayOf(() => desk);
    const bytes = await draw();
    const subject = (await client.cases.open({ caseNumber })).application.subject.name ?? '';
    const path = `${subject}/${name}`;
    expect((await take({ [path]: bytes })).map(({ outcome, items }) => [outcome, items.length])).toEqual([
      ['staged', 2],
    ]);
    const items = await waiting();
    expect(
      items.map(({ proposal }) => proposal.places[0]?.slots.map((slot) => slot.replace(/^.*(Front|Back)$/u, '$1'))),
    ).toEqual([expect.arrayContaining(['Front']), expect.arrayContaining(['Back'])]);
    for (const { findings, sourceName, sourceScanId, width, height } of items) {
      expect(findings.filter(({ rule }) => rule === 'intake.bothSides').map(({ weight }) => weight)).toEqual(['hint']);
      expect(findings.filter(({ weight }) => weight === 'must')).toEqual([]);
      expect([sourceName, sourceScanId !== null]).toEqual([name, true]);
      expect((width ?? 0) / (height ?? 1)).toBeCloseTo(85.6 / 54, 1);
    }
    // Once more: it waits already, and nothing is made twice.
    expect((await take({ [path]: bytes })).map(({ outcome }) => outcome)).toEqual(['waiting']);
    const { files } = desk.desk.vault();
    expect(new Set(await files.list())).toEqual(desk.desk.vault().namedFiles());
    const ids = items.map(({ id }) => id);
    await acceptIntake(client, ids);
    const { materials } = await client.cases.open({ caseNumber });
    expect(materials.map(({ slot }) => slot)).toEqual(
      expect.arrayContaining(['subjectPrincipalFront', 'subjectPrincipalBack']),
    );
    const wrong = materials.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(
      wrong.filter((rule) => rule === 'scan.cardSide' || rule === 'scan.sameSide' || rule === 'scan.bothSides'),
    ).toEqual([]);
    expect((await take({ [path]: bytes })).map(({ outcome }) => outcome)).toEqual(['known']);
  },
);

it('where it lies in a case already nothing is missing: it is to be parted, by 收件, which takes it in all the same', async () => {
  await using desk = await caseDesk();
  const { client, caseNumber } = desk;
  const put = (slot: MaterialSlotId) =>
    client.materials.add({ caseNumber, slot, files: [new File([new Uint8Array(page)], '两面.jpg')], replace: true });
  const told = async () => {
    const opened = await client.cases.open({ caseNumber });
    const rules = opened.materials.flatMap(({ findings }) => findings.map(({ rule, weight }) => `${weight} ${rule}`));
    return { rules: rules.filter((rule) => /side|small|cut|dots|edges/iu.test(rule)), asked: retakeItems(opened) };
  };
  await put('subjectPrincipalFront');
  expect(await told()).toEqual({ rules: ['should scan.bothSides'], asked: [] });
  await put('subjectPrincipalBack');
  expect(await told()).toEqual({ rules: ['should scan.bothSides', 'should scan.bothSides'], asked: [] });
  const { take, waiting } = trayOf(() => desk);
  expect((await take({ '两面.jpg': page })).map(({ outcome }) => outcome)).toEqual(['staged']);
  expect(await waiting()).toHaveLength(2);
});

it.each<[string, () => Promise<Uint8Array>]>([
  ['两面.jpg', async () => page],
  ['两面.pdf', () => pdfOfJpegs([page])],
])('a side whose file was lost is cut out again of what is sent again: %s', async (name, draw) => {
  await using desk = await caseDesk();
  const { take, waiting } = trayOf(() => desk);
  const bytes = await draw();
  await take({ [name]: bytes });
  const vault = desk.desk.vault();
  const ids = (await waiting()).map(({ scanId }) => getScan(vault.db, scanId ?? 0)?.fileId ?? '');
  for (const id of ids) rmSync(join(desk.vaultDir, 'files', id.slice(0, 2), `${id}.age`));
  await take({ [name]: bytes });
  for (const id of ids) expect((await vault.files.read(id)).byteLength).toBeGreaterThan(0);
});
