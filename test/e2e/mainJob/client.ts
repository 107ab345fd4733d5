import { creditCodeFrom, organisationCodeFrom, residentIdFrom } from '#test/support/specimenNumbers.ts';
import type { CardData } from '#test/support/specimens/idCard.ts';
import type { LicenceData } from '#test/support/specimens/licence.ts';
import type { LetterData } from '#test/support/specimens/page.ts';

/** An invented human being: the numbers are right by their check digits and belong to nobody (no ID names a whole province). */
export interface Someone {
  readonly name: string;
  readonly born: string;
  readonly number: string;
  readonly mobile: string;
  readonly emergencyMobile: string;
  readonly email: string;
  readonly post: string;
}

/** Legal representative and principal of the subject in one. */
export const zhang: Someone = {
  name: '张样例',
  born: '1985-06-15',
  number: residentIdFrom('44000019850615901'),
  mobile: '13800009001',
  emergencyMobile: '13800009002',
  email: 'zhang@example.com',
  post: '总经理',
};

/** Principal of the mini program: somebody else, so a letter is needed. */
export const li: Someone = {
  name: '李样例',
  born: '1990-10-21',
  number: residentIdFrom('44000019901021902'),
  mobile: '13800009003',
  emergencyMobile: '13800009004',
  email: 'li@example.com',
  post: '运营主管',
};

export const company = {
  name: '样例星河科技(深圳)有限公司',
  creditCode: creditCodeFrom(`91000000${organisationCodeFrom('MA0E2E01')}`),
  address: '样例街道样例路9号样例大厦901室',
  certificateAddress: '深圳市南山区样例街道样例路9号样例大厦901室',
  validFrom: '2019-05-20',
  scope: '软件开发;信息技术咨询服务;日用百货销售。',
} as const;

export const program = {
  name: '样例星河商城',
  laterName: '样例星河优选',
  appId: 'wx00000000000e2e01',
  /** As the subject's paper would have it: what is sold, by whom, and why it is called so. */
  comment: '面向消费者在线销售本公司自有品牌的日用百货,提供下单与售后服务。',
} as const;

export const licenceData: LicenceData = {
  title: '营业执照',
  number: company.creditCode,
  name: company.name,
  type: '有限责任公司(样例)',
  legalRepresentative: zhang.name,
  address: company.certificateAddress,
  scope: company.scope,
  establishedOn: company.validFrom,
  validUntil: '长期',
  authority: '样例市市场监督管理局',
};

/** What stands on somebody's card. */
export function cardData({ name, born, number }: Someone): CardData {
  return {
    name,
    sex: '男',
    born,
    address: '样例省样例市样例区样例街道样例路2号样例花园3栋401',
    number,
    authority: '样例市公安局',
    validFrom: cardValidFrom,
    validUntil: cardValidUntil,
  };
}

/** Validity of everybody's card. */
export const cardValidFrom = '2021-03-08';
export const cardValidUntil = '2041-03-08';

/** A sealed letter as it comes back from the client. */
export function letterData(title: string): LetterData {
  return {
    title: `${title}(样例)`,
    paragraphs: [
      `${company.name}授权${li.name}担任本单位小程序备案的负责人,负责填报备案信息、接听核验电话并保管备案材料。`,
      '本页是软件自带的样例,单位、人员与印章均属虚构。',
    ],
    signer: company.name,
    date: '2026年11月20日',
    sealed: true,
  };
}
