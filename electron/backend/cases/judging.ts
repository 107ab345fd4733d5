import type { FindingCounts } from '#shared/api/cases.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { countFindings, type FindingKind, kindOf } from '#shared/filing/findingKind.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { type Judgement, saveJudgements } from '../vault/store/judgements.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { listSettlements } from '../vault/store/settlements.ts';
import { isDamage } from '../vault/unlessDamaged.ts';
import { type CaseEntry, newestFirst } from './caseEntry.ts';
import { type CaseRules, judgeCase } from './judgeCase.ts';
import { type Pace, sliceMilliseconds } from './pace.ts';

/** The rules of a day and their name. */
export interface JudgingBasis {
  readonly rules: CaseRules;
  readonly rulesId: string;
}

interface Options {
  readonly db: WriteDatabase;
  readonly pace: Pace;
  readonly basis: () => JudgingBasis;
  /** Takes in what was written meanwhile. */
  readonly refresh: () => void;
}

/** Judgements kept in one transaction: each costs a wait for the disk. */
const batch = 500;
/** Cases that one write may touch and still be judged before the next answer, however slow the machine. */
const atOnce = 20;

/** A disk that is full, a broken page, a database that was just closed to be made anew. */
const unsavedCodes: ReadonlySet<string> = new Set(['cannotWrite', 'vaultDamaged', 'vaultLocked']);

/**
 * Judges cases: those just written to at once, all others in the background, those looked at first, then the newest.
 *
 * A case that cannot be judged keeps no other from it; it is tried again with the next change, and named until then.
 */
export function openJudging({ db, pace, basis, refresh }: Options) {
  const waiting = new Set<CaseEntry>();
  /** Those whose judging failed: set aside until something changes, so that all others go on. */
  const broken = new Map<CaseEntry, unknown>();
  let preferred: CaseEntry[] = [];
  /** Those that wait, newest last; made anew when it is used up. */
  let queue: CaseEntry[] = [];
  let unsaved: Judgement[] = [];
  let callOff: (() => void) | null = null;
  let failure: { readonly error: unknown } | null = null;
  let version = 0;

  function wait(entry: CaseEntry): void {
    entry.findings = null;
    entry.firstMust = null;
    broken.delete(entry);
    waiting.add(entry);
    queue = [];
    version++;
  }

  function judge(entry: CaseEntry): void {
    const { rules, rulesId } = basis();
    const { id } = entry;
    const { findings } = judgeCase(loadApplication(db, id), listMaterials(db, id), rules, listSettlements(db, id));
    entry.findings = countFindings(findings);
    entry.firstMust = firstBlocking(findings);
    waiting.delete(entry);
    const { id: caseId, fingerprint, firstMust } = entry;
    unsaved.push({ caseId, fingerprint, judgedOn: rules.today, rules: rulesId, firstMust, ...entry.findings });
    version++;
  }

  function tryJudging(entry: CaseEntry): void {
    try {
      judge(entry);
    } catch (error) {
      waiting.delete(entry);
      broken.set(entry, error);
      version++;
    }
  }

  function tryAgain(): void {
    for (const entry of [...broken.keys()]) wait(entry);
  }

  function next(): CaseEntry | undefined {
    for (let entry = preferred.pop(); entry; entry = preferred.pop()) if (waiting.has(entry)) return entry;
    for (;;) {
      if (queue.length === 0) queue = [...waiting].toSorted(newestFirst).reverse();
      const entry = queue.pop();
      if (entry === undefined || waiting.has(entry)) return entry;
    }
  }

  /** Judgements can be made again: nothing is lost, and a disk that is full is told of where something matters. */
  function save(): void {
    const judgements = unsaved;
    unsaved = [];
    if (judgements.length === 0) return;
    try {
      saveJudgements(db, judgements);
    } catch (error) {
      if (!(error instanceof DeskError && unsavedCodes.has(error.code))) throw error;
    }
  }

  /** One short piece of the work: either some cases are judged, or what was judged is kept. */
  function work(): void {
    if (unsaved.length >= batch || waiting.size === 0) {
      save();
      return;
    }
    const until = pace.milliseconds() + sliceMilliseconds;
    for (let entry = next(); entry; entry = pace.milliseconds() < until ? next() : undefined) tryJudging(entry);
  }

  function goOn(): void {
    if (callOff !== null || failure !== null || (waiting.size === 0 && unsaved.length === 0)) return;
    callOff = pace.later(() => {
      callOff = null;
      try {
        refresh();
        work();
      } catch (error) {
        fail(error);
      }
      goOn();
    });
  }

  function fail(error: unknown): void {
    failure ??= { error };
  }

  function throwFailure(): void {
    if (failure !== null) throw failure.error;
  }

  return {
    /** Takes a case in: a judgement of the same state, day and rules stands, any other is made anew. */
    admit: (entry: CaseEntry, kept: Judgement | null) => {
      const { rules, rulesId } = basis();
      const stands = kept?.fingerprint === entry.fingerprint && kept.judgedOn === rules.today && kept.rules === rulesId;
      if (kept === null || !stands) return wait(entry);
      entry.findings = countsIn(kept);
      entry.firstMust = kept.firstMust;
    },
    wait,
    forget: (entry: CaseEntry) => {
      waiting.delete(entry);
      broken.delete(entry);
    },
    /** Lets those that failed wait again: what made them fail may be mended. */
    tryAgain,
    /** Judges the newest of these and as many more as fit into one piece of work; the others come next. */
    judgeAtOnce: (entries: readonly CaseEntry[]) => {
      const left = entries.toSorted(newestFirst).reverse();
      const until = pace.milliseconds() + sliceMilliseconds;
      for (let done = 0; done < atOnce || pace.milliseconds() < until; done++) {
        const entry = left.pop();
        if (!entry) break;
        tryJudging(entry);
      }
      preferred.push(...left);
    },
    prefer: (entries: readonly CaseEntry[]) => {
      preferred = entries.filter((entry) => waiting.has(entry)).toReversed();
    },
    goOn,
    finish: async (signal?: AbortSignal) => {
      tryAgain();
      for (;;) {
        signal?.throwIfAborted();
        throwFailure();
        refresh();
        if (waiting.size === 0) {
          save();
          // What a broken page keeps from being judged stays without findings; the index says so.
          const failed = [...broken].find(([, reason]) => !isDamage(reason));
          if (!failed) return;
          const [{ number }, cause] = failed;
          throw new DeskError('caseUnjudged', { number }, { cause });
        }
        work();
        await pace.turn();
      }
    },
    state: () => ({ waiting: waiting.size, broken: [...broken.keys()].map(({ number }) => number), version }),
    /** Ends the work for good: an answer after it could be wrong. */
    fail,
    /** What the work failed with is thrown where somebody can be told. */
    throwFailure,
    close: () => {
      callOff?.();
      callOff = null;
      save();
      waiting.clear();
      broken.clear();
      preferred = [];
      queue = [];
    },
  };
}

function countsIn({ must, missing, should, hint }: Judgement): FindingCounts {
  return { must, missing, should, hint };
}

/** What is wrong comes before what is not there yet. */
function firstBlocking(findings: readonly Finding[]): string | null {
  const first = (kind: FindingKind) => findings.find((finding) => kindOf(finding) === kind);
  return (first('wrong') ?? first('missing'))?.where ?? null;
}
