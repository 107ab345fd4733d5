import type { LetterValues } from './gatherLetter.ts';

/**
 * Values of invented people and companies for previews and tests: one usual set, and one that strains the layout.
 *
 * Keyed by field id; a template takes the ids it has. The numbers belong to nobody.
 */
export const previewValues: LetterValues = {
  subjectKind: '单位',
  subjectName: '样例云帆科技（深圳）有限公司',
  subjectCertificateType: '营业执照',
  subjectCertificateNumber: '91440300MA00000018',
  province: '广东省',
  granteeName: '李样例',
  granteeCertificateType: '居民身份证',
  granteeCertificateNumber: '44030519900307001X',
  granteePost: '运营总监',
  legalName: '张样例',
  legalCertificateNumber: '440305198506150019',
  appName: '样例云帆商城',
  appId: 'wx0000000000000001',
  serviceTypes: '网络购物、日用百货',
  principalName: '李样例',
  principalMobile: '13800000001',
  agencyName: '样例备案代办服务有限公司',
  agencyCreditCode: '91110105MA0000002A',
  agencyAddress: '样例省样例市样例路1号样例大厦101室',
  handlerName: '样例经办',
  handlerPhone: '13800000099',
  date: '2026年11月23日',
};

/** A company of forty characters, a person of twelve, every optional value given. */
export const strainedValues: LetterValues = {
  ...previewValues,
  subjectName: '样例新疆维吾尔自治区丝绸之路跨境电子商务与文化旅游产业综合服务（集团）股份有限公司',
  granteeName: '样例阿卜杜热西提·买买提江',
  granteePost: '跨境电子商务与文化旅游事业部总经理兼信息安全负责人',
  legalName: '样例古丽巴哈尔·阿卜杜拉',
  principalName: '样例阿卜杜热西提·买买提江',
  appName: '样例丝路文旅跨境优选商城服务平台',
  serviceTypes: '网络购物、日用百货、旅游线路、酒店住宿、景区门票',
  otherServices: '样例丝路美食、样例丝路民宿、样例丝路自驾、样例丝路手信、样例丝路票务、样例丝路导览',
  validUntil: '2029年12月31日',
  agencyName: '样例乌鲁木齐互联网信息服务备案咨询与代办服务（集团）有限责任公司',
  mandateUntil: '2027年6月30日',
  retention: '备案完成后6个月',
  fee: '人民币1,200元（含税）',
};
