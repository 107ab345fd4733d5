import { importIntake } from '#backend/exchange/importIntake.ts';
import { readIntakeSheet } from '#backend/exchange/readIntakeSheet.ts';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { openVault } from '#backend/vault/openVault.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';
import { manyFiles } from './manyFiles.ts';

/** A process to be killed: `importInChild.ts VAULT PASSPHRASE` imports the sample office and prints each event. */
const [dir = '', passphrase = ''] = process.argv.slice(2);
const now = () => new Date('2026-11-23T04:00:00.000Z');
const pack = await loadRulePack();
const vault = await openVault({ dir, secret: { passphrase }, now: now() });
const bytes = await writeIntakeSheet(
  pack,
  sampleClients.map(({ record }) => sheetRowOf(record, pack)),
);
const { rows } = await readIntakeSheet(bytes, pack);
for await (const event of importIntake({ vault, pack, rows, files: manyFiles(), now })) {
  if (event.type !== 'progress') console.log(JSON.stringify(event));
}
vault.close();
