import type { BoardItem, BoardKind } from '../api/board.ts';
import type { FindingCounts } from '../api/cases.ts';
import { addDays } from '../calendar/daysBetween.ts';
import { workdaysBetween } from '../calendar/workdays.ts';
import {
  blockedSentence,
  certificateSentence,
  displaySentence,
  faceSentence,
  feeSentence,
  fixSentence,
  policeSentence,
  readySentence,
  rejectedSentence,
  reuseSentence,
  reviewSentence,
  smsSentence,
  submittedSentence,
} from './boardSentences.ts';
import { casePlaceOf } from './casePlace.ts';
import { type DueDate, type DueRules, isLastTry, type WatchedCase } from './dueDates.ts';
import type { SmsRecipient } from './smsRecipients.ts';
import { inPreparation, type Stage } from './stage.ts';

/** A case as the board sees it; `findings` is null while it waits to be judged. */
export interface BoardCase extends WatchedCase {
  readonly number: string;
  readonly subjectName: string | null;
  readonly miniProgramName: string | null;
  readonly staff: string | null;
  readonly updatedAt: string;
  readonly findings: FindingCounts | null;
  /** Official path of its first 必改; null when it has none or waits to be judged. */
  readonly firstMust: string | null;
  /** 备案号 of the mini program; null until it is known. */
  readonly recordNumber: string | null;
  /** Whether somebody saw the number in the mini program. */
  readonly numberShown: boolean;
  /** Reasons of its rejections that nobody has answered. */
  readonly unanswered: number;
  /** ISO moment of the last rejection that has such a reason; null when none has. */
  readonly rejectedAt: string | null;
}

/** A reason of a rejection as a line speaks of it. */
export interface OpenReason {
  /** ISO moment of the rejection. */
  readonly at: string;
  /** Where it was rejected. */
  readonly stage: Stage;
  /** What the platform calls what is wrong. */
  readonly keyName: string;
  readonly error: string;
}

export interface BoardRules<Case extends BoardCase> extends DueRules {
  readonly now: Date;
  readonly mostPerKind: number;
  /** The first reason nobody has answered, of the newest rejection that has one; asked only for lines that are shown. */
  readonly firstUnanswered: (each: Case) => OpenReason | null;
  /** Who gets the message of a case; asked only for lines that are shown. */
  readonly smsTo: (each: Case) => readonly SmsRecipient[];
}

/** One line before it is worded. */
export interface BoardLine<Case extends BoardCase> {
  readonly kind: BoardKind;
  readonly of: Case;
  /** What lines of a kind are sorted by: text, the smaller the more urgent. */
  readonly urgency: string;
  readonly dueAt: string | null;
  /** Key of the certificate it is about. */
  readonly certificate: string | null;
  /** In words, given how many other cases the same line stands for. */
  readonly word: (others: number) => Pick<BoardItem, 'message' | 'place'>;
}

/** Sorts behind every moment. */
const whenever = '9999';

/** Every line a case gives. Cases that wait to be judged are neither blocked nor ready. */
export function linesOf<Case extends BoardCase>(
  of: Case,
  dues: readonly DueDate[],
  rules: BoardRules<Case>,
): BoardLine<Case>[] {
  const lines = dues.flatMap((due) => timedLines(of, due, rules));
  if (of.findings !== null) lines.push(...judgedLines(of, of.findings, dues, rules));
  return [...lines, ...rejectedLines(of, dues, rules), ...displayLines(of)];
}

/** Clocks always, reviews when they are over, certificates in time. */
function timedLines<Case extends BoardCase>(of: Case, due: DueDate, rules: BoardRules<Case>): BoardLine<Case>[] {
  const line = { of, urgency: due.dueAt, dueAt: due.dueAt, certificate: null };
  const inProgress = { tab: 'progress', where: null } as const;
  switch (due.kind) {
    case 'smsClock':
      return [
        {
          ...line,
          urgency: smsUrgency(due.dueAt, rules.now),
          kind: 'smsClock',
          word: () => ({ message: smsSentence(due, rules, rules.smsTo(of)), place: inProgress }),
        },
      ];
    case 'faceClock':
      return [
        {
          ...line,
          urgency: smsUrgency(due.dueAt, rules.now),
          kind: 'faceClock',
          word: () => ({ message: faceSentence(due, rules), place: inProgress }),
        },
      ];
    case 'feeClock':
    case 'reuseClock': {
      const { kind } = due;
      const message = () =>
        kind === 'feeClock' ? feeSentence(due, rules) : reuseSentence(due, isLastTry(of, due, rules), rules);
      const word = () => ({ message: message(), place: inProgress });
      return [{ ...line, urgency: smsUrgency(due.dueAt, rules.now), kind, word }];
    }
    case 'fixClock': {
      const { fixWorkdays } = rules.timelines;
      const message = fixSentence(of, due, rules);
      if (fixWorkdays === undefined || message === null) return [];
      if (due.day >= rules.today && workdaysBetween(rules.calendar, rules.today, due.day) > fixWorkdays.urged)
        return [];
      return [{ ...line, kind: 'fixClock', word: () => ({ message, place: inProgress }) }];
    }
    case 'policeClock': {
      const { police } = rules.timelines;
      if (police === undefined || rules.today < addDays(due.day, -police.urged)) return [];
      const word = () => ({ message: policeSentence(due, rules), place: inProgress });
      return [{ ...line, kind: 'policeClock', word }];
    }
    case 'platformReview':
    case 'bureauReview':
      if (due.day >= rules.today) return [];
      return [
        {
          ...line,
          kind: 'reviewOverdue',
          word: () => ({ message: reviewSentence(of, due, rules), place: inProgress }),
        },
      ];
    case 'certificate': {
      // What is filed stays filed: its papers are watched from farther off.
      if (due.day > (of.stage === 'done' ? rules.shownUntil : rules.urgedUntil)) return [];
      const { key, label, where } = due.certificate;
      const word = (others: number) => ({
        message: certificateSentence(label, due.day, others, rules),
        place: casePlaceOf(where),
      });
      return [{ ...line, kind: 'expiring', certificate: key, word }];
    }
    case 'planned':
      return [];
  }
}

/**
 * Clocks that still run come first, the next to run out before the others: there is still something to save. Then those
 * that ran out, the latest first.
 */
function smsUrgency(dueAt: string, now: Date): string {
  if (dueAt > now.toISOString()) return `0 ${dueAt}`;
  return `1 ${agoAsText(dueAt, now)}`;
}

/**
 * What is planned for an early day comes first, then what has lain longest. What is filed stays filed, whatever is found
 * in it later. A case whose rejection nobody has answered is not ready.
 */
function judgedLines<Case extends BoardCase>(
  of: Case,
  findings: FindingCounts,
  dues: readonly DueDate[],
  rules: BoardRules<Case>,
): BoardLine<Case>[] {
  if (of.stage === 'done') return [];
  const dueAt = plannedAt(dues);
  const line = { of, urgency: `${dueAt ?? whenever} ${of.updatedAt}`, dueAt, certificate: null };
  if (findings.must === 0) {
    if (!inPreparation(of.stage) || of.unanswered > 0) return [];
    const place = { tab: 'submit', where: null } as const;
    return [{ ...line, kind: 'ready', word: () => ({ message: readySentence(of.plannedOn, rules), place }) }];
  }
  const where = of.firstMust;
  const place = where === null ? ({ tab: 'form', where } as const) : casePlaceOf(where);
  if (inPreparation(of.stage)) {
    return [
      {
        ...line,
        kind: 'blocked',
        word: () => ({ message: blockedSentence(findings, where, of.plannedOn, rules), place }),
      },
    ];
  }
  // Whoever decides soonest comes first.
  const urgency = of.stageSince ?? of.updatedAt;
  const word = () => ({ message: submittedSentence(of.stage, findings, where), place });
  return [{ ...line, kind: 'submitted', urgency, word }];
}

/** What is planned for an early day comes first, then the newest rejection. */
function rejectedLines<Case extends BoardCase>(
  of: Case,
  dues: readonly DueDate[],
  rules: BoardRules<Case>,
): BoardLine<Case>[] {
  if (of.stage === 'done' || of.unanswered === 0) return [];
  const dueAt = plannedAt(dues);
  const urgency = `${dueAt ?? whenever} ${agoAsText(of.rejectedAt ?? of.updatedAt, rules.now)}`;
  const place = { tab: 'progress', where: null } as const;
  const planned = dueAt === null ? null : of.plannedOn;
  const word = () => ({
    message: rejectedSentence(of.unanswered, rules.firstUnanswered(of), planned, rules),
    place,
  });
  return [{ of, kind: 'rejected', urgency, dueAt, certificate: null, word }];
}

function plannedAt(dues: readonly DueDate[]): string | null {
  return dues.find(({ kind }) => kind === 'planned')?.dueAt ?? null;
}

/** How long ago a moment was, as text that sorts the latest first. */
function agoAsText(moment: string, now: Date): string {
  return String(Math.max(0, now.getTime() - Date.parse(moment))).padStart(15, '0');
}

/** After 完成: the number is to be entered, then to be seen in the mini program, until somebody ticks it off. */
function displayLines<Case extends BoardCase>(of: Case): BoardLine<Case>[] {
  if (of.stage !== 'done' || of.cancelled || of.filingType === 'cancel' || (of.recordNumber !== null && of.numberShown))
    return [];
  const urgency = of.stageSince ?? of.updatedAt;
  const place = { tab: 'progress', where: null } as const;
  const word = () => ({ message: displaySentence(of.recordNumber), place });
  return [{ of, kind: 'display', urgency, dueAt: null, certificate: null, word }];
}
