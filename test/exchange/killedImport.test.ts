import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { importIntake } from '#backend/exchange/importIntake.ts';
import { readIntakeSheet } from '#backend/exchange/readIntakeSheet.ts';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { createVault, openVault } from '#backend/vault/openVault.ts';
import { findCaseByNumber, listCases } from '#backend/vault/store/cases.ts';
import { listMaterials } from '#backend/vault/store/materials.ts';
import { type ImportEvent, importEvent } from '#shared/api/exchange.ts';
import { temporaryFolder } from '#test/support/cli.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';
import { manyFiles } from './manyFiles.ts';

const pack = await loadRulePack();
const passphrase = '样例口令-只用于测试';
const now = () => new Date('2026-11-23T04:00:00.000Z');

/** Runs the import in a process of its own and kills it without warning once `enough` files were reported stored. */
async function killedAfter(dir: string, enough: number): Promise<ImportEvent[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'importInChild.ts'), dir, passphrase], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = once(child, 'exit');
  const told: ImportEvent[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(importEvent.parse(JSON.parse(line)));
    if (told.filter((event) => event.type === 'file' && event.outcome === 'stored').length === enough)
      child.kill('SIGKILL');
  }
  const [, signal] = await gone;
  expect(signal).toBe('SIGKILL');
  return told;
}

it('loses nothing it reported when it is killed, and goes on where it ended', async () => {
  await using folder = await temporaryFolder();
  const created = await createVault({ dir: folder.path, passphrase, now: now(), workFactor: 10 });
  created.vault.close();
  const told = await killedAfter(folder.path, 7);

  const vault = await openVault({ dir: folder.path, secret: { passphrase }, now: now() });
  try {
    for (const event of told) {
      if (event.type !== 'file' || event.outcome !== 'stored') continue;
      const held = findCaseByNumber(vault.db, event.caseNumber ?? '');
      const materials = listMaterials(vault.db, held?.id ?? -1).filter(({ scan }) => scan.origin === event.path);
      expect(materials.map(({ slot }) => slot).toSorted()).toEqual(event.slots.toSorted());
      for (const { scan } of materials) expect(await vault.files.read(scan.fileId)).toHaveLength(scan.facts.bytes);
    }

    const bytes = await writeIntakeSheet(
      pack,
      sampleClients.map(({ record }) => sheetRowOf(record, pack)),
    );
    const { rows } = await readIntakeSheet(bytes, pack);
    const outcomes = new Map<string, string>();
    for await (const event of importIntake({ vault, pack, rows, files: manyFiles(), now })) {
      if (event.type === 'row') expect(event.outcome).toBe('unchanged');
      if (event.type === 'file') outcomes.set(event.path, event.outcome);
    }
    for (const event of told) if (event.type === 'file') expect(outcomes.get(event.path)).toBe('already');
    expect([...outcomes.values()].filter((outcome) => outcome === 'stored').length).toBeGreaterThan(0);
    expect(new Set(outcomes.values())).toEqual(new Set(['already', 'stored']));
    expect(listCases(vault.db)).toHaveLength(sampleClients.length);
  } finally {
    vault.close();
  }
});
