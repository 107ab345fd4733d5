import { type Stage, stageLabels, stageSchema } from '#shared/filing/stage.ts';

/** The stage that usually follows; null after the last one. Any other may be chosen, because staff correct mistakes. */
export function usualNext(stage: Stage): Stage | null {
  return stageSchema.options[stageSchema.options.indexOf(stage) + 1] ?? null;
}

/** Whether a stage lies before another one: going there is going back. */
export function isEarlier(stage: Stage, than: Stage): boolean {
  return stageSchema.options.indexOf(stage) < stageSchema.options.indexOf(than);
}

/** Where one can go from a stage, what comes next first; stages one would go back to are marked. */
export function stageChoices(from: Stage): { readonly value: Stage; readonly label: string }[] {
  const others = stageSchema.options.filter((each) => each !== from);
  return [
    ...others.filter((each) => !isEarlier(each, from)),
    ...others.filter((each) => isEarlier(each, from)).toReversed(),
  ].map((value) => ({ value, label: isEarlier(value, from) ? `退回到“${stageLabels[value]}”` : stageLabels[value] }));
}

/** What entering a stage asks of the person, as a hint beside the form. */
export const stageHints: Readonly<Record<Stage, string>> = {
  findEntrance: '新小程序在首页找备案入口；已上架的在“设置 → 基本设置”。',
  subjectInfo: '照着“填报信息”逐项填写主体信息。',
  appInfo: '照着“填报信息”逐项填写小程序信息。',
  platformReview: '提交以后，平台初审一般要一到两个工作日，可能会打电话核实，请提醒客户接听。',
  smsVerification: '时间请填收到短信的时刻：核验要在 24 小时内完成，从这一刻算起。',
  bureauReview: '短信核验通过以后，通管局审核最长二十个工作日。',
  done: '备案成功后，请把备案号填到“小程序”一栏。',
};

/** Where a rejection can come from: the three stages in which somebody else decides. */
export const rejectingStages = ['platformReview', 'smsVerification', 'bureauReview'] as const;
export type RejectingStage = (typeof rejectingStages)[number];

export function isRejecting(stage: Stage): stage is RejectingStage {
  return rejectingStages.some((each) => each === stage);
}
