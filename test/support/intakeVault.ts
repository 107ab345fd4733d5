import { expect } from 'vitest';
import type { SheetRow } from '#backend/exchange/columnIds.ts';
import { importIntake } from '#backend/exchange/importIntake.ts';
import { readIntakeSheet } from '#backend/exchange/readIntakeSheet.ts';
import { writeIntakeSheet } from '#backend/exchange/writeIntake.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { createVault, type Vault } from '#backend/vault/openVault.ts';
import { type ImportEvent, importEvent } from '#shared/api/exchange.ts';
import { temporaryFolder } from '#test/support/cli.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { sheetRowOf } from '#test/support/sheetRowOf.ts';

export const pack = await loadRulePack();
export const passphrase = '样例口令-只用于测试';
export const now = (): Date => new Date('2026-11-23T04:00:00.000Z');

/** An empty vault in a folder of its own; close it before the folder goes away. */
export interface IntakeVault extends AsyncDisposable {
  readonly path: string;
  readonly vault: Vault;
}

export async function intakeVault(): Promise<IntakeVault> {
  const folder = await temporaryFolder();
  const { vault } = await createVault({ dir: folder.path, passphrase, now: now(), workFactor: 10 });
  return {
    path: folder.path,
    vault,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

/** The rows of the sample office, as its sheet has them. */
export const sheetRows: readonly SheetRow[] = sampleClients.map(({ record, sheetOverrides }) => ({
  ...sheetRowOf(record, pack),
  ...sheetOverrides,
}));

type Told = Exclude<ImportEvent, { type: 'progress' }>;

/** Writes the rows into a sheet, imports it with the files, and answers what was told but the progress. */
export async function importRows(
  vault: Vault,
  rows: readonly SheetRow[],
  given: readonly File[] = [],
  signal?: AbortSignal,
  alongside: readonly string[] = [],
): Promise<Told[]> {
  const { rows: read, remarks } = await readIntakeSheet(await writeIntakeSheet(pack, rows), pack);
  const told: Told[] = [];
  for await (const event of importIntake({ vault, pack, rows: read, remarks, files: given, alongside, now, signal })) {
    expect(importEvent.safeParse(event).error).toBeUndefined();
    if (event.type !== 'progress') told.push(event);
  }
  return told;
}

/** What became of every row or file. */
export const outcomes = (events: readonly ImportEvent[], type: 'row' | 'file') =>
  events.flatMap((event) => (event.type === type ? [event.outcome] : []));
