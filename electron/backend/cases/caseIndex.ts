import { DeskError } from '#shared/api/errors.ts';
import { type DueRules, dueRulesOf } from '#shared/filing/dueDates.ts';
import type { ReadDatabase, WriteDatabase } from '../vault/sql.ts';
import { type FactsWithJudgement, getCaseFacts, getUnjudgedFacts, listCaseFacts } from '../vault/store/caseFacts.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { readableCases } from '../vault/store/readableCases.ts';
import { listSamePictures } from '../vault/store/samePictures.ts';
import { listSettlementsOf } from '../vault/store/settlements.ts';
import { takeTouchedCases, watchCases } from '../vault/store/touchedCases.ts';
import { isDamage } from '../vault/unlessDamaged.ts';
import { type CaseEntry, type Contents, caseEntryOf, newestFirst, watchAnew } from './caseEntry.ts';
import type { CaseRules } from './judgeCase.ts';
import { openJudging } from './judging.ts';
import { type Pace, realPace } from './pace.ts';
import { openRegisters, type Registers, registerRules } from './registers.ts';
import { rulesId } from './rulesId.ts';

export interface CaseIndexOptions {
  readonly db: WriteDatabase;
  /** What cases are judged by at this moment. */
  readonly rules: () => CaseRules;
  /** The same without what the office has set of its own, for a vault where a broken page keeps that from being read. */
  readonly shippedRules?: () => CaseRules;
  readonly pace?: Pace;
}

/** All cases as they are at this moment. */
export interface CaseTable {
  /** Newest number first, without those in the 回收站. */
  readonly entries: readonly CaseEntry[];
  /** Those in the 回收站, newest number first: neither judged nor in the registers. */
  readonly removed: readonly CaseEntry[];
  /** All of them. */
  readonly byNumber: ReadonlyMap<string, CaseEntry>;
  readonly dueRules: DueRules;
  /** What the cases share among each other. */
  readonly registers: Registers;
  /** How many wait to be judged. */
  readonly unjudged: number;
  /** Numbers of those that could not be judged; they are tried again with the next change of any case. */
  readonly failed: readonly string[];
  /** What a broken page of the database keeps from being read; null where all could be. See `ReadableCases.lost`. */
  readonly damage: { readonly lost: readonly (string | null)[] } | null;
  /** Other numbers after every change: of a case or the day, and of a judgement. */
  readonly version: { readonly cases: number; readonly judged: number };
}

/**
 * Every case in memory, with how many findings it has today.
 *
 * Nobody has to tell it what changed: before it answers, it takes in whatever was written to the vault, and cases
 * written to are judged anew at once. What else waits to be judged (a new day, other rules) is judged in the
 * background, in short slices; judgements are kept in the vault, so that the next start finds them.
 */
export interface CaseIndex {
  /** Aborted when the index is closed. */
  readonly closing: AbortSignal;
  /**
   * Not within a transaction: what it took in could be rolled back.
   *
   * After a failure to read it throws the same error until the vault is locked, rather than answer wrongly. Broken pages of the
   * database are told apart: what can be read is answered, and `damage` says what is missing.
   */
  current(): CaseTable;
  /** These are looked at now: they are judged before the others. Of those in the 回收站 nothing is judged. */
  lookAt(entries: readonly CaseEntry[]): void;
  /** Judges all that wait, in slices; resolves when none does. Throws `caseUnjudged` when that fails for one. */
  judgeAll(signal?: AbortSignal): Promise<CaseTable>;
  /** Ends all work, keeps what was judged and forgets everything. */
  close(): void;
}

/** Reads all cases of an open vault, or as many as can be read. The index must be closed before the vault is. */
export function openCaseIndex({ db, rules, shippedRules = rules, pace = realPace }: CaseIndexOptions): CaseIndex {
  const byId = new Map<number, CaseEntry>();
  let lost: readonly (string | null)[] | null = null;
  let basis = basisOf(readable(rules, shippedRules));
  let entries: CaseEntry[] = [];
  let removed: CaseEntry[] = [];
  let byNumber = new Map<string, CaseEntry>();
  let version = 0;
  let twins = readable(() => twinsIn(db), new Map());
  let registers = openRegisters(
    () => basis.rules.pack,
    () => twins,
  );
  const closing = new AbortController();
  const judging = openJudging({ db, pace, basis: () => basis, refresh });
  watchCases(db);
  take(
    readable(
      () => listCaseFacts(db),
      () => {
        const found = readableCases(db);
        lost = found.lost;
        return found.cases;
      },
    ),
  );
  [entries, removed] = apart([...byId.values()].toSorted(newestFirst));

  function refresh(): void {
    if (closing.signal.aborted) throw new DeskError('vaultLocked');
    const now = readable(rules, shippedRules);
    if (now.today !== basis.rules.today || rulesId(now) !== basis.rulesId) {
      const samePack = now.pack === basis.rules.pack;
      basis = basisOf(now);
      if (!samePack) for (const entry of byId.values()) watchAnew(entry, now.pack);
      for (const entry of entries) judging.wait(entry);
      version++;
    }
    try {
      const touched = takeTouchedCases(db);
      if (touched.length > 0) reload(touched);
    } catch (error) {
      // What was noted is taken, and not taken in: the cases in memory are no longer those of the vault.
      judging.fail(error);
      throw error;
    }
  }

  function reload(ids: readonly number[]): void {
    twins = readable(() => twinsIn(db), new Map());
    const [kept, keptRemoved] = [[...entries], [...removed]];
    const listOf = ({ removedAt }: CaseEntry) => (removedAt === null ? kept : keptRemoved);
    for (const id of ids) {
      const old = byId.get(id);
      if (!old) continue;
      judging.forget(old);
      if (old.removedAt === null) registers.remove(old);
      byId.delete(id);
      byNumber.delete(old.number);
      const list = listOf(old);
      list.splice(placeOf(old, list), 1);
    }
    // They were written to since their judgement was kept, whatever their fingerprints say.
    const changed = take(factsOf(ids).map(({ facts }) => ({ facts, judgement: null })));
    for (const entry of changed) {
      const list = listOf(entry);
      list.splice(placeOf(entry, list), 0, entry);
    }
    [entries, removed] = [kept, keptRemoved];
    judging.tryAgain();
    judging.judgeAtOnce(changed.filter(({ removedAt }) => removedAt === null));
  }

  function take(cases: readonly FactsWithJudgement[]): CaseEntry[] {
    version++;
    const stoodBy = Map.groupBy(
      readable(() => listSettlementsOf(db, registerRules), []),
      ({ caseId }) => caseId,
    );
    return cases.map(({ facts, judgement }) => {
      const settled = stoodBy.get(facts.id);
      const entry = caseEntryOf(
        facts,
        basis.rules.pack,
        settled,
        settled && readable(() => contentsOf(db, facts.id), new Map()),
      );
      byId.set(entry.id, entry);
      byNumber.set(entry.number, entry);
      if (entry.removedAt === null) {
        registers.add(entry);
        judging.admit(entry, judgement);
      }
      return entry;
    });
  }

  /** What can be read, and instead of what a broken page keeps from it something else; that there is one is noted. */
  function readable<Result>(read: () => Result, otherwise: Result | (() => Result)): Result {
    try {
      return read();
    } catch (error) {
      if (!isDamage(error)) throw error;
      lost ??= [];
      return otherwise instanceof Function ? otherwise() : otherwise;
    }
  }

  function factsOf(ids: readonly number[]): readonly FactsWithJudgement[] {
    return readable(
      () => getCaseFacts(db, ids),
      () => ids.flatMap((id) => readable(() => getUnjudgedFacts(db, id), null) ?? []),
    );
  }

  function table(): CaseTable {
    const { waiting: unjudged, broken: failed, version: judged } = judging.state();
    const { dueRules } = basis;
    return {
      entries,
      removed,
      byNumber,
      dueRules,
      registers,
      unjudged,
      failed,
      damage: lost && { lost },
      version: { cases: version, judged },
    };
  }

  return {
    closing: closing.signal,
    current: () => {
      judging.throwFailure();
      refresh();
      judging.goOn();
      return table();
    },
    lookAt: judging.prefer,
    judgeAll: async (signal) => {
      await judging.finish(signal);
      return table();
    },
    close: () => {
      if (closing.signal.aborted) return;
      closing.abort();
      judging.close();
      byId.clear();
      registers = openRegisters(() => basis.rules.pack);
      byNumber = new Map();
      [entries, removed] = [[], []];
    },
  };
}

/** Who is the same picture as whom, both ways. */
function twinsIn(db: ReadDatabase): ReadonlyMap<number, readonly number[]> {
  const twins = new Map<number, number[]>();
  for (const { one, other } of listSamePictures(db)) {
    twins.set(one, [...(twins.get(one) ?? []), other]);
    twins.set(other, [...(twins.get(other) ?? []), one]);
  }
  return twins;
}

function contentsOf(db: ReadDatabase, caseId: number): Contents {
  const bySlot = Map.groupBy(listMaterials(db, caseId), ({ slot }) => slot);
  return new Map([...bySlot].map(([slot, held]) => [slot, held.map(({ scan }) => scan.facts.sha256)]));
}

function basisOf(rules: CaseRules) {
  return { rules, rulesId: rulesId(rules), dueRules: dueRulesOf(rules.pack, rules.today) };
}

/** Those that are worked on, and those in the 回收站, in their order. */
function apart(every: readonly CaseEntry[]): [CaseEntry[], CaseEntry[]] {
  return [every.filter(({ removedAt }) => removedAt === null), every.filter(({ removedAt }) => removedAt !== null)];
}

/** Where an entry stands, or would stand, among those sorted newest first. */
function placeOf(entry: CaseEntry, sorted: readonly CaseEntry[]): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other && newestFirst(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
