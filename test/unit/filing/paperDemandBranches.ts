import type { Overrides } from '#test/support/application.ts';
import { residentIdFrom } from '#test/support/specimenNumbers.ts';

/** The resident ID of somebody from 湖南. */
export const elsewhere = residentIdFrom('43010519800101001');
/** The certificate type 护照. */
export const passport = 7;
/** A chosen 前置审批项 of this type. */
export const item = (type: number) => ({ type, code: '样例', validUntil: null });
/** A subject of this province, and whatever else. */
export const inProvince = (province: string, more: Overrides = {}): Overrides => ({
  ...more,
  subject: { province, ...more.subject },
});
/** A subject of this province with this business scope. */
export const scope = (province: string, businessScope: string) => inProvince(province, { subject: { businessScope } });
const added = { filingType: 'added' } as const;

/** One row of the rule pack: what makes it ask, and the nearest thing that does not. */
interface Branch {
  readonly hit: Overrides;
  readonly miss: Overrides;
  readonly personal?: boolean;
}

/** By the id of the row. */
export const branches: Readonly<Record<string, Branch>> = {
  guangdongCommitment: { hit: {}, miss: inProvince('450000') },
  jiangsuNotice: { hit: inProvince('320000'), miss: inProvince('330000') },
  jiangsuPledge: { hit: inProvince('320000'), miss: inProvince('330000') },
  jiangsuVideo: { hit: inProvince('320000'), miss: inProvince('330000') },
  xinjiangParty: {
    hit: inProvince('650000', { filingCase: added }),
    miss: inProvince('650000', { filingCase: { filingType: 'change' } }),
  },
  renamedChange: { hit: { filingCase: { filingType: 'change' } }, miss: { filingCase: added } },
  renamedAdded: { hit: inProvince('350000', { filingCase: added }), miss: inProvince('350000') },
  pledgeAnhui: {
    hit: scope('340000', '出版物零售'),
    miss: inProvince('340000', { subject: { businessScope: '出版物零售' }, miniProgram: { preapprovals: [item(9)] } }),
  },
  pledgeZhejiang: { hit: scope('330000', '以自有资金从事投资活动'), miss: scope('330000', '教育咨询服务') },
  pledgeJiangxiCulture: { hit: scope('360000', '演出经纪'), miss: scope('360000', '花卉零售') },
  pledgeJiangxiTraining: { hit: scope('360000', '教育咨询服务'), miss: scope('360000', '管理咨询服务') },
  pledgeJiangxiSports: {
    hit: scope('360000', '体育用品销售'),
    miss: inProvince('360000', {
      subject: { businessScope: '体育用品销售' },
      miniProgram: { preapprovals: [item(14)] },
    }),
  },
  pledgeShandong: {
    hit: scope('370000', '以自有资金对外投资'),
    miss: inProvince('370000', {
      subject: { businessScope: '以自有资金对外投资' },
      miniProgram: { preapprovals: [item(13)] },
    }),
  },
  pledgeGuangdong: { hit: scope('440000', '资产管理'), miss: scope('440000', '社会保险咨询') },
  pledgeElsewhere: { hit: scope('500000', '资产管理'), miss: scope('420000', '资产管理') },
  proposalHunan: { hit: inProvince('430000', { filingCase: added }), miss: inProvince('430000') },
  proposalJiangsuPerson: {
    personal: true,
    hit: inProvince('320000', { filingCase: added }),
    miss: inProvince('320000'),
  },
  proposalJiangsu: { hit: inProvince('320000', { filingCase: added }), miss: inProvince('320000') },
  proposalChongqing: {
    hit: inProvince('500000', { filingCase: added }),
    miss: inProvince('510000', { filingCase: added }),
  },
  proposalShanghai: { hit: inProvince('310000', { filingCase: added }), miss: inProvince('310000') },
  brandName: { hit: { miniProgram: { name: '样例旗舰花店' } }, miss: { miniProgram: { name: '样例花店' } } },
  statementDoor: {
    hit: inProvince('110000', { subject: { address: '样例路东侧平房' } }),
    miss: inProvince('110000', { subject: { address: '样例路9号' } }),
  },
  statementDoorElsewhere: {
    hit: { subject: { address: '样例路东侧平房' } },
    miss: { subject: { address: '样例村三组' } },
  },
  statementTwoNames: {
    hit: inProvince('310000', { persons: { 0: { certificateType: passport } } }),
    miss: inProvince('310000', { persons: { 1: { certificateType: passport } } }),
  },
  lawFirmBeijing: {
    hit: inProvince('110000', { subject: { type: 11 } }),
    miss: inProvince('120000', { subject: { type: 11 } }),
  },
  postHeilongjiang: { hit: inProvince('230000', { roles: { subjectPrincipal: 2 } }), miss: inProvince('230000') },
  contentTianjin: { hit: inProvince('120000'), miss: inProvince('130000') },
  holdingNeimenggu: {
    hit: inProvince('150000'),
    miss: inProvince('150000', { persons: { 0: { certificateNumber: residentIdFrom('15010519800101001') } } }),
  },
  medicalNeimenggu: {
    hit: inProvince('150000', { subject: { type: 17 } }),
    miss: inProvince('150000', { subject: { type: 18 } }),
  },
  nameNeimenggu: { hit: inProvince('150000', { subject: { type: 3 } }), miss: inProvince('150000') },
  travelShanghai: {
    hit: inProvince('310000', { subject: { name: '样例旅行社有限公司' } }),
    miss: inProvince('310000', { subject: { name: '样例旅行用品有限公司' } }),
  },
  financeShanghai: {
    hit: scope('310000', '融资租赁'),
    miss: inProvince('310000', { subject: { businessScope: '融资租赁' }, miniProgram: { preapprovals: [item(13)] } }),
  },
  publicationShandong: {
    hit: scope('370000', '图书零售'),
    miss: inProvince('370000', { miniProgram: { name: '样例图书' } }),
  },
  drugShandong: {
    hit: scope('370000', '药品零售'),
    miss: inProvince('370000', { subject: { businessScope: '药品零售' }, miniProgram: { preapprovals: [item(5)] } }),
  },
  gameShandong: { hit: scope('370000', '互联网游戏服务'), miss: scope('370000', '游戏机维修') },
  establishmentJiangxi: {
    hit: inProvince('360000', { subject: { type: 2 } }),
    miss: inProvince('360000', { subject: { type: 6 } }),
  },
  businessHubei: { hit: inProvince('420000'), miss: inProvince('420000', { subject: { type: null } }) },
  religionNingxia: {
    hit: inProvince('640000', { miniProgram: { preapprovals: [item(15)] } }),
    miss: inProvince('640000', { miniProgram: { preapprovals: [item(14)] } }),
  },
};
