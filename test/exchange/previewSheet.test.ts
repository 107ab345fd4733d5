import { expect, test } from 'vitest';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { ImportEvent } from '#shared/api/exchange.ts';
import { freshBackend } from '#test/support/browserDesk.ts';
import { editingDesk } from '#test/support/editingDesk.ts';
import { onePool } from '#test/support/onePool.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';

onePool();

const pack = await loadRulePack();
type Row = (typeof sampleClients)[number]['record'];
const records = sampleClients.filter(({ sheetOverrides }) => Object.keys(sheetOverrides).length === 0);
const [one, two, three, four] = records.map(({ record }) => record) as [Row, Row, Row, Row];

const withoutAddress = ({ subject, ...rest }: Row): Row => ({ ...rest, subject: { ...subject, address: null } });

/** 30 February: a number nobody can have. */
const impossible = '330106199002301234';
const mistyped: Row = {
  ...four,
  persons: four.persons.map((person) => ({ ...person, certificateNumber: impossible })),
};

async function sheetOf(rows: readonly Row[]): Promise<File> {
  const bytes = await writeIntakeSheet(
    pack,
    rows.map((record) => sheetRowOf(record, pack)),
  );
  return new File([new Uint8Array(bytes)], '采集表.xlsx');
}

type RowEvent = Extract<ImportEvent, { type: 'row' }>;

async function rowsOf(events: AsyncIterable<ImportEvent>): Promise<RowEvent[]> {
  const told: RowEvent[] = [];
  for await (const event of events) if (event.type === 'row') told.push(event);
  return told;
}

test('a preview says of each row what the import then does, and leaves the vault as it was', async () => {
  await using desk = await editingDesk();
  const { cases, exchange } = desk.client;
  await rowsOf(await exchange.import({ sheet: await sheetOf([one, withoutAddress(two), three]), files: [] }));
  const held = await cases.list();

  const renamed = { ...three, miniProgram: { ...three.miniProgram, comment: '另一段样例备注，与资料库里的不一样。' } };
  const sheet = await sheetOf([one, two, renamed, mistyped]);
  const { rows } = await exchange.preview({ sheet });
  expect(rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'completed', 'conflict', 'created']);
  expect(await cases.list()).toEqual(held);

  const done = await rowsOf(await exchange.import({ sheet, files: [] }));
  expect(done.map(({ outcome, findings }) => ({ outcome, findings }))).toEqual(
    rows.map(({ outcome, findings }) => ({ outcome, findings })),
  );
  // What was told of the fields stands in the case then, papers apart.
  const fields = new Set<string>();
  for (const [index, { caseNumber }] of done.entries()) {
    const { findings } = await cases.open({ caseNumber: caseNumber ?? '' });
    const messages = new Set(findings.map(({ message }) => message));
    for (const { rule, message } of rows[index]?.judged ?? []) {
      fields.add(rule);
      expect(messages).toContain(message);
      expect(rule).not.toMatch(/^material\./);
    }
  }
  expect(fields).toContain('identity.residentId');
});

test('without a vault, what is wrong in a row is told all the same', async () => {
  await using desk = await freshBackend();
  const { rows } = await desk.backend.client.exchange.preview({ sheet: await sheetOf([mistyped]) });
  expect(rows).toMatchObject([{ usable: true, outcome: null }]);
  expect(rows[0]?.judged.map(({ rule }) => rule)).toContain('identity.residentId');
});
