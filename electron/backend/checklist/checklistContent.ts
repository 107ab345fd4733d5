import type { OpenedCase } from '#shared/api/cases.ts';
import type { Agency } from '#shared/filing/agency.ts';
import { filingTypeLabels } from '#shared/filing/filingCase.ts';
import type { Weight } from '#shared/filing/finding.ts';
import { type ChecklistGroup, type ChecklistItem, materialChecklist } from '#shared/filing/materialChecklist.ts';
import { saySource } from '#shared/rules/saySource.ts';
import { writtenDate } from '../letters/letterSources.ts';

/** The tag beside a paper: what the client has to do about it at a glance. */
export type ItemTag = 'held' | 'again' | 'needed' | 'usual' | 'optional';

/** One paper as it stands on the sheet. */
export interface SheetItem {
  readonly title: string;
  readonly ticked: boolean;
  readonly tag: ItemTag;
  readonly tagText: string;
  /** Label and sentences, in order. */
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  /** Who says so and as of when. */
  readonly basis: string;
}

/** The whole sheet in words, before it is laid out. */
export interface ChecklistContent {
  readonly agency: string;
  readonly date: string;
  readonly subject: string;
  readonly facts: string;
  readonly summary: string;
  readonly contact: string;
  readonly groups: readonly { readonly title: string; readonly items: readonly SheetItem[] }[];
  readonly advice: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** What of an opened case the sheet is about. */
export type CaseInHand = Pick<OpenedCase, 'application' | 'required' | 'materials'>;

const unnamed = '（名称未填）';

/** What the sheet says, for a client to read. Pure; `today` is the day it is made. No certificate numbers. */
export function checklistContent(opened: CaseInHand, agency: Agency, today: string): ChecklistContent {
  const { subject, miniProgram, filingCase } = opened.application;
  const groups = materialChecklist(opened);
  const contact = [agency.contactName, agency.contactPhone].filter((each) => each !== null).join('　');
  return {
    agency: agency.name ?? '',
    date: writtenDate(today),
    subject: subject.name ?? unnamed,
    facts: [
      `小程序：${miniProgram.name ?? unnamed}`,
      `${filingTypeLabels[filingCase.filingType]}备案`,
      `编号 ${filingCase.number}`,
    ].join('　'),
    summary: summaryOf(groups.flatMap(({ items }) => items)),
    contact: contact === '' ? '有不清楚的，请联系为您代办的工作人员。' : `有不清楚的，请随时联系：${contact}`,
    groups: groups.map(({ title, items }: ChecklistGroup) => ({ title, items: items.map(sheetItem) })),
    advice,
  };
}

function summaryOf(items: readonly ChecklistItem[]): string {
  const count = (of: (item: ChecklistItem) => boolean) => items.filter(of).length;
  const held = count(({ state }) => state === 'held');
  const again = count(({ state }) => state === 'again');
  const needed = count(({ state, paper }) => state === 'missing' && paper.weight === 'must');
  const rest = count(({ state, paper }) => state === 'missing' && paper.weight !== 'must');
  return [
    `一共 ${items.length} 样`,
    `已收到 ${held} 样`,
    ...(again > 0 ? [`要重拍 ${again} 样`] : []),
    needed > 0 ? `必须交的还差 ${needed} 样` : '必须交的都有了',
    ...(rest > 0 ? [`通常要交或视情况准备的还有 ${rest} 样`] : []),
  ].join('，');
}

function sheetItem({ paper, title, state, count, problems }: ChecklistItem): SheetItem {
  const tag: ItemTag = state === 'missing' ? wantedTags[paper.weight] : state;
  const signs = [
    paper.signer === null ? null : `${paper.signer}签字`,
    paper.seal === null ? null : paper.seal === '手印' ? '按手印' : `盖${paper.seal}`,
  ].filter((each) => each !== null);
  const lines = [
    ...problems.map((text) => ({ label: '要重拍', text })),
    { label: '为什么要', text: paper.reason },
    ...(paper.issuer === null ? [] : [{ label: '找谁要', text: paper.issuer }]),
    ...(signs.length === 0 ? [] : [{ label: '签字盖章', text: signs.join('，') }]),
    ...(state === 'held' ? [] : [{ label: '怎么准备', text: `${paper.howTo.join('；')}。` }]),
  ];
  return {
    title: count > 1 ? `${title}（${count} 份）` : title,
    ticked: state === 'held',
    tag,
    tagText: tagTexts[tag],
    lines,
    basis: `依据：${forClient(paper.source)}（截至 ${paper.asOf}）`,
  };
}

/** That others were refused for it is for staff to know. */
function forClient(source: string): string {
  return saySource(source).replace(/；常见驳回原因$/u, '');
}

const wantedTags = { must: 'needed', should: 'usual', hint: 'optional' } as const satisfies Record<Weight, ItemTag>;

const tagTexts: Readonly<Record<ItemTag, string>> = {
  held: '已收到',
  again: '请重拍',
  needed: '必须交',
  usual: '通常要交',
  optional: '视情况准备',
};

/** What holds for every picture and every filing. Source: WeChat's page on filing materials and 12381 notices, 2026-11-23. */
const advice = [
  {
    title: '怎样拍照',
    lines: [
      '用原件，放平了从正上方拍；四个角都在画面里，字和印章看得清，不反光、没有手指遮挡。',
      '不要复印件、黑白照片、截屏、翻拍屏幕和电子证照；不要加滤镜，不要加与备案无关的水印。',
      '用微信发送时请勾选“原图”，一张照片只拍一样东西。',
    ],
  },
  {
    title: '办理中请留意',
    lines: [
      '人脸核身由小程序负责人本人在手机上完成，现场照片由平台拍摄，不用另外准备。',
      '审核期间会有核实电话打到负责人的手机，请保持畅通并如实回答。',
      '收到 12381 发来的核验短信后，请在 24 小时内本人完成核验；验证码不要告诉任何人，包括我们。',
    ],
  },
] as const;
