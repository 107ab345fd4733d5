import { type MarkKind, markKinds } from '#shared/filing/caseMark.ts';
import { type Stage, stageSchema } from '#shared/filing/stage.ts';
import type { WriteDatabase } from '../vault/sql.ts';
import { setCaseMark } from '../vault/store/caseMarks.ts';
import { findCaseByNumber, listCases, moveCase } from '../vault/store/cases.ts';
import { insertRejection } from '../vault/store/rejections.ts';

const hour = 60 * 60 * 1000;
/** The stage the sample's rejection comes from. */
const rejectedAt = 'platformReview';

/** How far a case of the sample has come: when it entered its stage, and what it was rejected for. */
interface SampleStep {
  /** Its place in the order of numbers, from 0. */
  readonly place: number;
  readonly stage: Stage;
  readonly hoursAgo: number;
  /** What was ticked off, and how many hours ago. */
  readonly ticked?: Readonly<Partial<Record<MarkKind, number>>>;
  readonly rejectedFor?: readonly { readonly keyName: string; readonly error: string; readonly suggest: string }[];
}

/** One case in every state a day can bring, so that a newcomer sees what the desk does with each. */
const steps: readonly SampleStep[] = [
  { place: 7, stage: 'smsVerification', hoursAgo: 22 },
  { place: 1, stage: 'bureauReview', hoursAgo: 45 * 24 },
  { place: 4, stage: 'platformReview', hoursAgo: 5, ticked: { feeAsked: 5 } },
  { place: 5, stage: 'appInfo', hoursAgo: 6, ticked: { reuseAsked: 20 } },
  { place: 3, stage: 'done', hoursAgo: 22 * 24 },
  { place: 11, stage: 'appInfo', hoursAgo: 30, ticked: { faceStarted: 3 } },
  {
    place: 9,
    stage: 'appInfo',
    hoursAgo: 12 * 24,
    rejectedFor: [
      {
        keyName: '小程序备注',
        error: '备注内容过于简单，看不出小程序提供什么服务（样例）',
        suggest: '写明主要功能和服务对象后重新提交',
      },
      { keyName: '小程序负责人手机号', error: '电话无人接听（样例）', suggest: '保持电话畅通，或换一个能接通的号码' },
    ],
  },
];

/** When the sample's clients came: before anything that is told of their cases. */
export function takenInAt(now: Date): Date {
  return new Date(now.getTime() - 60 * 24 * hour);
}

/** Moves some cases of the freshly made sample on, reckoned back from `now`, stage by stage an hour apart. */
export function moveSampleOn(db: WriteDatabase, now: Date): void {
  const numbers = listCases(db)
    .map(({ number }) => number)
    .toSorted();
  for (const { place, stage, hoursAgo, ticked = {}, rejectedFor } of steps) {
    const id = findCaseByNumber(db, numbers[place] ?? '')?.id;
    if (id === undefined) continue;
    const last = rejectedFor ? rejectedAt : stage;
    const way = stageSchema.options.slice(1, stageSchema.options.indexOf(last) + 1);
    const end = now.getTime() - hoursAgo * hour;
    for (const [index, toStage] of way.entries()) {
      const before = (way.length - 1 - index + (rejectedFor ? 1 : 0)) * hour;
      moveCase(db, id, { kind: 'stageChanged', toStage, at: new Date(end - before).toISOString(), note: null, now });
    }
    for (const kind of markKinds) {
      const ago = ticked[kind];
      if (ago !== undefined) setCaseMark(db, id, kind, new Date(now.getTime() - ago * hour).toISOString());
    }
    if (!rejectedFor) continue;
    const at = new Date(end).toISOString();
    moveCase(db, id, { kind: 'rejected', toStage: stage, at, note: null, now });
    insertRejection(db, { caseId: id, stage: rejectedAt, at, reasons: rejectedFor });
  }
}
