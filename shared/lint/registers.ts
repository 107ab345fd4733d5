import type { Finding, Weight } from '../filing/finding.ts';
import { type MaterialSlotId, materialSlot, slotPlace } from '../filing/materialSlot.ts';
import { officialRolePaths } from '../filing/officialFields.ts';
import { type Role, roleLabels } from '../filing/person.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { type Bearer, sayBearer } from './bearers.ts';

/** Another case of the office, as it is named to people. */
export interface OtherCase {
  readonly number: string;
  readonly subjectName: string | null;
}

/** Something of a case that other cases of the office have too, or have too often. */
export type SharedUse =
  | { readonly kind: 'mobile' | 'email' | 'person'; readonly role: Role; readonly others: readonly OtherCase[] }
  | { readonly kind: 'appId' | 'appName' | 'creditCode' | 'openFiling'; readonly others: readonly OtherCase[] }
  | { readonly kind: 'paper' | 'file'; readonly slot: MaterialSlotId; readonly others: readonly OtherCase[] }
  | {
      readonly kind: 'sameBearer';
      readonly slot: MaterialSlotId;
      readonly own: Bearer;
      readonly others: readonly OtherCase[];
    }
  | {
      readonly kind: 'otherBearer';
      readonly slot: MaterialSlotId;
      readonly own: Bearer;
      /** With whom each of them names. */
      readonly others: readonly (OtherCase & { readonly bearer: Bearer })[];
    }
  | { readonly kind: 'quota'; readonly count: number; readonly most: number };

const app = 'icp_applets.base_info';

/** How much each kind matters. */
export const registerWeights = {
  mobile: 'should',
  email: 'hint',
  person: 'hint',
  appId: 'should',
  appName: 'should',
  creditCode: 'should',
  openFiling: 'hint',
  quota: 'should',
  paper: 'should',
  file: 'hint',
  sameBearer: 'hint',
  otherBearer: 'must',
} as const satisfies Record<SharedUse['kind'], Weight>;

/**
 * 登记簿: what this office already used elsewhere, told at the field.
 *
 * Only our own cases are known; the ministry's register may hold more. So nothing here blocks, save what contradicts itself:
 * one picture as the certificate of two people, or of two subjects. What that is about (who is named, the ends of the numbers) is
 * in its words, so that a decision to stand by it ends with a change of either.
 */
export function registerFinding(rulebook: Rulebook, use: SharedUse): Finding {
  switch (use.kind) {
    case 'mobile':
      return rulebook('register.mobile', {
        weight: registerWeights.mobile,
        where: `${officialRolePaths[use.role]}.mobile`,
        message: `${roleLabels[use.role]}的手机号也用在${named(use.others)}，多数省份不接受两个主体用同一个号码`,
        remedy: '请换成本人没有用于其他主体的手机号',
      });
    case 'email':
      return rulebook('register.email', {
        weight: registerWeights.email,
        where: `${officialRolePaths[use.role]}.email`,
        message: `${roleLabels[use.role]}的邮箱也用在${named(use.others)}`,
        remedy: '最好换成本人没有用于其他主体的邮箱',
      });
    case 'person':
      return rulebook('register.person', {
        weight: registerWeights.person,
        where: `${officialRolePaths[use.role]}.certificate_number`,
        message: `${roleLabels[use.role]}同时负责${named(use.others)}，江苏、江西、四川等地只接受一人负责一家`,
        remedy: '请确认本省是否接受，不接受的换一位负责人',
      });
    case 'appId':
      return rulebook('register.appId', {
        weight: registerWeights.appId,
        where: `${app}.appid`,
        message: `这个 AppID 也填在${named(use.others)}，一个 AppID 只属于一个主体`,
        remedy: '请到公众平台核对 AppID，改正填错的一处',
      });
    case 'appName':
      return rulebook('register.appName', {
        weight: registerWeights.appName,
        where: `${app}.name`,
        message: `小程序名称与${named(use.others)}相同，同名的可能被退回`,
        remedy: '请核对名称；确实同名的，建议其中一个改名',
      });
    case 'creditCode':
      return rulebook('register.creditCode', {
        weight: registerWeights.creditCode,
        where: 'icp_subject.organize_info.certificate_number',
        message: `这个证件号码也登记在${named(use.others)}，同一个主体最好只建一份资料`,
        remedy: '请核对号码；确是同一主体的，在“新建案件”里选已有的主体，改一处就都改了',
      });
    case 'openFiling':
      return rulebook('register.openFiling', {
        weight: registerWeights.openFiling,
        where: 'icp_subject.base_info.name',
        message: `同一主体还有正在审核的${named(use.others)}，同时提交几单可能互相冲突`,
        remedy: '最好等前一单办完再提交这一单',
      });
    case 'paper':
    case 'file':
      return rulebook('register.file', {
        weight: registerWeights[use.kind],
        where: slotPlace(materialSlot(use.slot)),
        message: `“${materialSlot(use.slot).label}”这份文件也在${named(use.others)}里`,
        remedy:
          use.kind === 'paper'
            ? '请核对是不是放错了客户的文件；放错了就移出，换成这个客户的'
            : '请确认两边用的确实是同一份；放错了就移出，换成这个客户的',
      });
    case 'otherBearer':
      return rulebook('register.otherBearer', {
        weight: registerWeights.otherBearer,
        where: slotPlace(materialSlot(use.slot)),
        message: `“${materialSlot(use.slot).label}”这张图也放在${namedWith(use.others)}的证件位置上，这里填的是${sayBearer(use.own)}：同一张证件不可能属于两${use.own.of === 'person' ? '个人' : '个主体'}`,
        remedy: '请打开图片核对是谁的证件：放错的移出，换成本人的；姓名或号码填错的，改正那一处',
      });
    case 'sameBearer':
      return rulebook('register.sameBearer', {
        weight: registerWeights.sameBearer,
        where: slotPlace(materialSlot(use.slot)),
        message: `“${materialSlot(use.slot).label}”这张图也放在${named(use.others)}里，两处填的是${use.own.of === 'person' ? '同一个人' : '同一个主体'}`,
        remedy:
          use.own.of === 'person'
            ? '不用处理：一个人可以为两个主体办理；本省是否接受，请看负责人一栏的提示'
            : '不用处理；同一个主体最好只建一份资料',
      });
    case 'quota':
      return rulebook('register.quota', {
        weight: registerWeights.quota,
        where: 'icp_subject.base_info.name',
        message: `这个主体在本机构已有 ${use.count} 个小程序，超过每个主体 ${use.most} 个的上限`,
        remedy: '请核对还在用的小程序，注销不用的再办新的',
      });
  }
}

/** At most three are named; the others are counted. */
function named(others: readonly OtherCase[], more: (at: number) => string = () => ''): string {
  const shown = others
    .slice(0, 3)
    .map(({ number, subjectName }, at) => `案件 ${number}（${subjectName ?? '主体未填'}）${more(at)}`);
  const rest = others.length - shown.length;
  return rest > 0 ? `${shown.join('、')}等 ${others.length} 个案件` : shown.join('、');
}

function namedWith(others: Extract<SharedUse, { readonly kind: 'otherBearer' }>['others']): string {
  return named(others, (at) => (others[at] ? `里${sayBearer(others[at].bearer)}` : ''));
}
