import { strangeParts } from '#shared/lint/lintPayload.ts';
import { officeName } from '#shared/payload/officePart.ts';
import { dottedPath, type KeptValue } from '#shared/payload/payloadTree.ts';
import type { NamedMedia, ReadPayload } from '#shared/payload/readPayload.ts';
import type { Desk } from '../desk.ts';
import { foreignNumber, importRow, removedCase } from '../exchange/importRow.ts';
import { transaction } from '../vault/sql.ts';
import { getPayloadRest, savePayloadRest } from '../vault/store/payloadRests.ts';

/**
 * Brings a payload itself into the vault, in one transaction, and says what became of it; `missing` are the files it
 * names that did not come along, whose names stay for the next export.
 *
 * Without a case (`caseId` null) it was refused and nothing is changed.
 */
export function bringInPayload(desk: Desk, payload: ReadPayload, missing: readonly NamedMedia[]) {
  const { db } = desk.vault();
  const { application, filingCase } = payload;
  const record = { ...application, filingCase, folder: null };
  const rules = { pack: desk.pack, rulebook: desk.rulebook, now: desk.now(), from: 'payload' as const };
  const told = {
    type: 'row' as const,
    row: 1,
    subjectName: application.subject.name,
    miniProgramName: application.miniProgram.name,
  };
  const strange = strangeParts(payload, desk.pack);
  const refusal =
    foreignNumber(db, record, desk.rulebook, 'payload') ?? removedCase(db, record, desk.rulebook, 'payload');
  if (refusal) {
    const findings = [...strange, refusal];
    return { told: { ...told, outcome: 'rejected' as const, caseNumber: null, findings }, caseId: null };
  }
  const imported = transaction(db, () => {
    const row = importRow(db, record, rules);
    savePayloadRest(
      db,
      row.caseId,
      mergedRest([...payload.kept, ...keptNames(missing)], getPayloadRest(db, row.caseId)),
    );
    return row;
  });
  const { outcome, caseId, caseNumber, findings } = imported;
  return { told: { ...told, outcome, caseNumber, findings: [...strange, ...findings] }, caseId };
}

/** Files that did not come along keep their names where they stood: one name, or the list of them. */
function keptNames(missing: readonly NamedMedia[]): KeptValue[] {
  const official = missing.filter(({ path }) => path[0] !== officeName);
  return [...Map.groupBy(official, ({ path }) => dottedPath(path)).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const names = same.map(({ name }) => name);
    return [{ path: first.path, value: first.isList ? names : (names[0] ?? '') }];
  });
}

/** The newer word on a place counts; what only the older payload said stays. */
function mergedRest(newer: readonly KeptValue[], older: readonly KeptValue[]): KeptValue[] {
  const said = new Set(newer.map(({ path }) => dottedPath(path)));
  return [...newer, ...older.filter(({ path }) => !said.has(dottedPath(path)))];
}
