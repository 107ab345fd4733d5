import type { LetterValues } from '#backend/letters/gatherLetter.ts';

/**
 * Values of invented people and companies for letters: one usual set, and one that strains the layout.
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
  legalMobile: '13800000002',
  fullAddress: '广东省深圳市南山区样例路9号样例大厦3栋501室',
  appPrincipalName: '李样例',
  appPrincipalCertificateType: '居民身份证',
  appPrincipalCertificateNumber: '44030519900307001X',
  appPrincipalMobile: '13800000001',
  appComment: '面向消费者在线销售本公司自有品牌的日用百货，提供下单、配送与售后服务。',
  approvalWords: '投资、资产管理',
  approvalFields: '金融、投资',
  finance: '是',
  matterKind: '没有门牌号',
  agencyName: '样例备案代办服务有限公司',
  agencyCreditCode: '91110105MA0000002A',
  agencyAddress: '样例省样例市样例路1号样例大厦101室',
  handlerName: '样例经办',
  handlerPhone: '13800000099',
  date: '2026年11月23日',
};

/** A remark of 200 characters, as long as the platform takes. */
const longComment =
  '面向来新疆旅游的游客和本地居民，提供旅游线路、酒店住宿、景区门票的查询与预订，以及本地农副产品和文化创意商品的在线销售。用户可以浏览图文介绍，比较价格，在线下单并查询订单；商家接单以后安排接待、配送和售后。小程序名称中的“丝路文旅”取自本公司的主营业务，内容全部由本公司编辑审核，不提供用户发布信息的功能，不涉及新闻、出版、视听节目、互联网金融和校外培训等须经前置审批的业务，请审核老师知悉，谢谢。';

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
  fullAddress: '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县样例镇样例中心综合服务产业园区东侧第二排平房',
  appPrincipalName: '样例阿卜杜热西提·买买提江',
  appComment: longComment,
  mainBusiness: '跨境电子商务、文化旅游项目策划、景区管理、会议及展览服务、农副产品销售、仓储服务',
  approvalWords: '资产管理、教育咨询、演出经纪、医疗器械、广播电视节目制作',
  approvalFields: '金融、投资、教育、培训、文化、出版、医疗、药品、广播电影电视',
  training: '是',
  licenceName: '样例古丽巴哈尔',
  attachments: '社区居民委员会出具的地址证明、经营场所照片两张、租赁合同复印件',
  sections: '首页、优选商城、旅游线路、酒店住宿、景区门票、会员中心、售后服务、关于我们',
  filedBefore: '36个',
  staffCount: '12人',
  budget: '人民币1,500,000元',
  hosting: '样例云乌鲁木齐数据中心（样例省样例市样例路88号）',
  ownerName: '样例丝绸之路文化旅游品牌运营管理（集团）股份有限公司',
  ownerCertificateNumber: '91650100MA0000003B',
  ownerPhone: '13800000003',
  brand: '样例丝路文旅优选',
  brandNumber: '第00000000号',
  brandClasses: '第35类、第39类、第41类、第43类',
  otherServices: '样例丝路美食、样例丝路民宿、样例丝路自驾、样例丝路手信、样例丝路票务、样例丝路导览',
  validUntil: '2029年12月31日',
  agencyName: '样例乌鲁木齐互联网信息服务备案咨询与代办服务（集团）有限责任公司',
  mandateUntil: '2027年6月30日',
  retention: '备案完成后6个月',
  fee: '人民币1,200元（含税）',
};
