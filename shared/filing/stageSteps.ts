import type { ClockKind } from './dueDates.ts';
import type { Stage } from './stage.ts';
import type { Hindrance } from './stageMachine.ts';

/** What entering a stage asks of the person, and what it starts. */
export interface StageStep {
  /** What the moment of the move is. */
  readonly moment: string;
  /** What else belongs to it. */
  readonly asks: readonly ('smsRecipients' | 'filingNumber')[];
  /** The clock that runs from that moment; null when none does. */
  readonly starts: ClockKind | null;
  /** What is to be done in this stage, in one sentence. */
  readonly task: string;
}

export const stageSteps: Readonly<Record<Stage, StageStep>> = {
  findEntrance: {
    moment: '发生时间',
    asks: [],
    starts: null,
    task: '新小程序在首页找备案入口；已上架的在“设置 → 基本设置”。',
  },
  subjectInfo: { moment: '发生时间', asks: [], starts: null, task: '照着“填报信息”逐项填写主体信息。' },
  appInfo: {
    moment: '发生时间',
    asks: [],
    starts: null,
    task: '照着“填报信息”逐项填写小程序信息；管理员刷脸要在发起后 24 小时内完成。',
  },
  platformReview: {
    moment: '提交的时间',
    asks: [],
    starts: 'platformReview',
    task: '提交以后，平台初审一般要一到两个工作日，可能会打电话核实，请提醒客户接听。',
  },
  smsVerification: {
    moment: '收到短信的时间',
    asks: ['smsRecipients'],
    starts: 'smsClock',
    task: '时间请填收到短信的时刻：核验要在 24 小时内完成，从这一刻算起。',
  },
  bureauReview: {
    moment: '核验通过的时间',
    asks: [],
    starts: 'bureauReview',
    task: '短信核验通过以后，通管局审核最长二十个工作日。',
  },
  done: {
    moment: '备案成功的时间',
    asks: ['filingNumber'],
    starts: null,
    task: '备案成功后，请填好备案号，并确认小程序里看得到它。',
  },
};

/** Why a case cannot go there, and what to do instead. */
export const hindranceWords: Readonly<Record<Hindrance, { readonly why: string; readonly advice: string }>> = {
  same: { why: '案件已经在这个阶段', advice: '请选另一个阶段。' },
  notSubmitted: {
    why: '这单还没有提交过',
    advice: '请先推进到“初审”，填好提交的时间，再记后面的步骤。',
  },
  filed: {
    why: '这单已经备案成功',
    advice: '请从这个案件发起变更或注销备案；只是记错了的，先退回到审核中的阶段。',
  },
  cannotWithdraw: {
    why: '注销申请提交后不能撤回',
    advice: '请等平台的结果；被驳回的，请用“记录驳回”。',
  },
};
