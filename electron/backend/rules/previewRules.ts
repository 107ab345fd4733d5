import { DeskError } from '#shared/api/errors.ts';
import type { NewRules, PreviewRulesEvent } from '#shared/api/rules.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { matterOf, settle } from '#shared/filing/settlement.ts';
import { registerFinding } from '#shared/lint/registers.ts';
import { compareTables } from '#shared/rules/packFiles.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { CaseEntry } from '../cases/caseEntry.ts';
import { digestOf } from '../cases/digestOf.ts';
import { type CaseRules, judgeCase } from '../cases/judgeCase.ts';
import { rulesOfToday } from '../cases/openCase.ts';
import { realPace, sliceMilliseconds } from '../cases/pace.ts';
import { openRegisters } from '../cases/registers.ts';
import type { Desk } from '../desk.ts';
import { chosenProfile } from '../settings/chosenProfile.ts';
import type { Vault } from '../vault/openVault.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { listSettlements } from '../vault/store/settlements.ts';
import { openComparison } from './compareFindings.ts';
import { candidate } from './newRules.ts';

/**
 * What other rules would change, over every case of the vault; nothing is replaced yet.
 *
 * Cases are judged by both packs, in slices, so that everybody else goes on working. Throws `rulePackRefused`,
 * `recordMissing`, `vaultLocked`.
 */
export async function* previewRules(
  desk: Desk,
  wanted: NewRules,
  signal?: AbortSignal,
): AsyncGenerator<PreviewRulesEvent, void, undefined> {
  const vault = desk.vault();
  const { pack } = await candidate(desk, wanted, signal);
  // Reading a ZIP takes a while.
  assertStill(desk, vault);
  const now = rulesOfToday(desk);
  const then: CaseRules = { ...now, ...rulesWith(desk, pack) };
  const { entries } = desk.caseIndex().current();
  const judges = [judgeBy(desk, now, entries), judgeBy(desk, then, entries)] as const;
  const comparison = openComparison();
  const total = entries.length;
  yield { type: 'progress', done: 0, total, label: '比较检查结果' };
  let until = performance.now() + sliceMilliseconds;
  for (const [done, { number }] of entries.entries()) {
    if (performance.now() >= until) {
      yield { type: 'progress', done, total, label: '比较检查结果' };
      await realPace.turn();
      until = performance.now() + sliceMilliseconds;
    }
    signal?.throwIfAborted();
    // Another one may be open by now, with other cases under the same numbers.
    assertStill(desk, vault);
    // Another window may have changed it meanwhile, or it is gone.
    const entry = desk.caseIndex().current().byNumber.get(number);
    if (entry && entry.removedAt === null) comparison.add(number, judges[0](entry), judges[1](entry));
  }
  const { version, asOf } = pack.manifest;
  const tables = compareTables(now.pack, pack);
  yield { type: 'progress', done: total, total, label: '比较检查结果' };
  yield { type: 'compared', change: { version, asOf, tables, ...comparison.result(pack) } };
}

/** Throws `vaultLocked` when the vault that was open is not any more. */
export function assertStill(desk: Desk, vault: Vault): void {
  if (desk.vault() !== vault) throw new DeskError('vaultLocked');
}

function rulesWith(desk: Desk, pack: RulePack): Pick<CaseRules, 'pack' | 'rulebook' | 'profile'> {
  return { pack, rulebook: rulebookOf(pack), profile: chosenProfile(desk.vault().db, pack) };
}

/** All findings of a case as a screen counts them: its own and the registers', but those somebody stands by. */
function judgeBy(desk: Desk, rules: CaseRules, entries: readonly CaseEntry[]): (entry: CaseEntry) => Finding[] {
  const registers = openRegisters(() => rules.pack);
  for (const entry of entries) registers.add(entry);
  return (entry) => {
    const { db } = desk.vault();
    const application = loadApplication(db, entry.id);
    const held = listMaterials(db, entry.id);
    const settlements = listSettlements(db, entry.id);
    const aboutOf = (finding: Finding) => digestOf(matterOf(finding, application, held));
    const shared = registers.usesOf(entry).map((use) => registerFinding(rules.rulebook, use));
    return [
      ...judgeCase(application, held, rules, settlements).findings,
      ...settle(shared, settlements, aboutOf).findings,
    ];
  };
}
