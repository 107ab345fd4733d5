import type { FilingType } from './filingCase.ts';
import { type Stage, stageSchema } from './stage.ts';

/**
 * What a move from one stage to another is.
 *
 * `usual`: the next step. `back`: back within the preparation. `skipped`: a step was left out. `withdrawn`: 撤回, while
 * the platform is still looking. `corrected`: what was recorded was wrong, or the filing came back without reasons.
 * `takenBack`: the last move undone.
 */
export type MoveKind = 'usual' | 'back' | 'skipped' | 'withdrawn' | 'corrected' | 'takenBack';

/** Why a move cannot be: the filing was never submitted, is filed, or cannot be withdrawn; or there is no move at all. */
export type Hindrance = 'same' | 'notSubmitted' | 'filed' | 'cannotWithdraw';

export type MoveVerdict =
  | { readonly possible: true; readonly kind: MoveKind; readonly needsReason: boolean }
  | { readonly possible: false; readonly hindrance: Hindrance };

/** A move somebody means to make. */
export interface MeantMove {
  readonly from: Stage;
  readonly to: Stage;
  readonly filingType: FilingType;
  /** The stage the last move came from, when that move can be undone; null otherwise. */
  readonly cameFrom?: Stage | null;
}

type Entry = MoveKind | Hindrance;

/**
 * The machine of a first filing: the row is where a case stands, the column where it is to go, in the order of the stages.
 *
 * A rejection (`rejectionTargets`) is another way back, with the platform's reasons instead of one's own.
 */
const machine: Readonly<Record<Stage, readonly Entry[]>> = {
  // to:              findEntrance subjectInfo  appInfo      platformReview smsVerification bureauReview    done
  findEntrance: /*  */ ['same', 'usual', 'skipped', 'skipped', 'notSubmitted', 'notSubmitted', 'notSubmitted'],
  subjectInfo: /*   */ ['back', 'same', 'usual', 'skipped', 'notSubmitted', 'notSubmitted', 'notSubmitted'],
  appInfo: /*       */ ['back', 'back', 'same', 'usual', 'notSubmitted', 'notSubmitted', 'notSubmitted'],
  platformReview: /**/ ['withdrawn', 'withdrawn', 'withdrawn', 'same', 'usual', 'skipped', 'skipped'],
  smsVerification: /**/ ['corrected', 'corrected', 'corrected', 'corrected', 'same', 'usual', 'skipped'],
  bureauReview: /*  */ ['corrected', 'corrected', 'corrected', 'corrected', 'corrected', 'same', 'usual'],
  done: /*          */ ['filed', 'filed', 'filed', 'corrected', 'corrected', 'corrected', 'same'],
};

/**
 * Where other types of filing differ.
 *
 * The subject of an added or changed filing is known to the platform; a change may concern the subject alone; a
 * cancellation hands in no form, needs no SMS everywhere, and cannot be withdrawn (filing-status facts, 2026-11-23).
 */
const deviations: Readonly<Record<FilingType, Readonly<Partial<Record<`${Stage} ${Stage}`, Entry>>>>> = {
  first: {},
  added: { 'findEntrance appInfo': 'usual' },
  change: { 'findEntrance appInfo': 'usual', 'subjectInfo platformReview': 'usual' },
  cancel: {
    'findEntrance platformReview': 'usual',
    'subjectInfo platformReview': 'usual',
    'platformReview bureauReview': 'usual',
    'platformReview findEntrance': 'cannotWithdraw',
    'platformReview subjectInfo': 'cannotWithdraw',
    'platformReview appInfo': 'cannotWithdraw',
  },
};

const order = stageSchema.options;

/**
 * Whether a case may go from one stage to another, what that move is, and whether it needs a reason in words.
 *
 * Everything but the usual step, a step back within the preparation and the undoing of the last move needs one. Pure.
 */
export function judgeMove({ from, to, filingType, cameFrom = null }: MeantMove): MoveVerdict {
  const entry = deviations[filingType][`${from} ${to}`] ?? machine[from][order.indexOf(to)] ?? 'same';
  if (entry === 'same') return { possible: false, hindrance: 'same' };
  if (cameFrom === to) return { possible: true, kind: 'takenBack', needsReason: false };
  if (entry === 'notSubmitted' || entry === 'filed' || entry === 'cannotWithdraw') {
    return { possible: false, hindrance: entry };
  }
  return { possible: true, kind: entry, needsReason: entry !== 'usual' && entry !== 'back' };
}

/** A stage one can go to, and what going there is. */
export interface PossibleMove {
  readonly to: Stage;
  readonly kind: MoveKind;
  readonly needsReason: boolean;
}

/** Every stage a case may go to, in the order of the stages; `cameFrom` is where the last move can be taken back to. */
export function movesFrom(from: Stage, filingType: FilingType, cameFrom: Stage | null = null): PossibleMove[] {
  return order.flatMap((to) => {
    const verdict = judgeMove({ from, to, filingType, cameFrom });
    return verdict.possible ? [{ to, kind: verdict.kind, needsReason: verdict.needsReason }] : [];
  });
}

/** The step that usually comes next; null after the last one. A cancellation hands in no form: it goes straight to review. */
export function usualNext(from: Stage, filingType: FilingType = 'first'): Stage | null {
  if (filingType === 'cancel' && order.indexOf(from) < order.indexOf('platformReview')) return 'platformReview';
  return order[order.indexOf(from) + 1] ?? null;
}

/** Where a rejection can come from: the three stages in which somebody else decides. */
export const rejectingStages = ['platformReview', 'smsVerification', 'bureauReview'] as const;
export type RejectingStage = (typeof rejectingStages)[number];

/** Where a rejected filing is corrected. */
export const rejectionTargets = ['subjectInfo', 'appInfo'] as const;

/** True for the stages in which others decide, and from which alone a rejection can come. */
export function isRejecting(stage: Stage): stage is RejectingStage {
  return rejectingStages.some((each) => each === stage);
}
