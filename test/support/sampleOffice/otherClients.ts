import { sampleClient, samplePerson, sampleProgram, withoutContact } from './sampleClient.ts';
import { sampleCreditCode } from './sampleNumbers.ts';

const feng = samplePerson(10, '冯样例', '42', '1993-11-02', {
  certificateValidFrom: '2016-05-10',
  certificateValidUntil: '2026-05-10',
});

const chen = samplePerson(11, '陈样例', '35', '1991-03-27');
const chu = samplePerson(12, '褚样例', '35', '1990-08-08', { mobile: chen.mobile });

const wei = samplePerson(13, '卫样例', '37', '1993-02-14');
const jiang = samplePerson(14, '蒋样例', '43', '1989-07-07');

const shen = withoutContact(samplePerson(15, '沈样例', '61', '1978-01-30'));
const han = samplePerson(16, '韩样例', '61', '1990-12-12', { email: null });

const yang = samplePerson(17, '杨样例', '43', '1980-10-10');

/** Sole traders, persons, a school and a law firm; only the third is faultless. */
export const otherClients = [
  sampleClient({
    subject: {
      name: '武汉市江汉区样例热干面馆',
      certificateNumber: sampleCreditCode('92', 'MA000007'),
      certificateAddress: '湖北省武汉市江汉区样例巷7号',
      certificateValidFrom: '2022-02-22',
      certificateValidUntil: '长期',
      province: '420000',
      city: '420100',
      district: '420103',
      address: '样例巷7号',
      businessScope: '餐饮服务;食品销售。',
    },
    miniProgram: sampleProgram(
      7,
      '样例热干面',
      [33],
      '供到店顾客扫码点餐、查看菜单和领取优惠,由本店直接提供餐饮服务。',
    ),
    legal: feng,
    principal: feng,
    appPrincipal: feng,
    mistakes: ['resident ID expired on 2026-05-10'],
  }),
  sampleClient({
    subject: {
      name: '厦门市思明区样例花艺店',
      certificateNumber: sampleCreditCode('92', 'MA000008'),
      certificateAddress: '福建省厦门市思明区样例里20号之3',
      certificateValidFrom: '2023-09-01',
      certificateValidUntil: '长期',
      province: '350000',
      city: '350200',
      district: '350203',
      address: '样例里20号之3',
      businessScope: '花卉零售;礼仪服务。',
    },
    miniProgram: sampleProgram(
      8,
      '样例花艺预订',
      [164, 3],
      '供顾客在线预订本店鲜花与花篮,选择配送时间,由本店制作并送达。',
    ),
    filingCase: { staff: '样例经办乙' },
    legal: chen,
    principal: chen,
    appPrincipal: chu,
    mistakes: ['one mobile number for two persons'],
  }),
  sampleClient({
    subject: {
      ...personalSubject(wei),
      certificateAddress: '山东省青岛市市南区样例路66号2单元301户',
      province: '370000',
      city: '370200',
      district: '370202',
      address: '样例路66号2单元301户',
    },
    miniProgram: sampleProgram(
      9,
      '样例随手记账',
      [3],
      '个人开发的记账工具,帮助使用者记录每日收支并生成月度图表,不含付费内容。',
    ),
    legal: null,
    principal: wei,
    appPrincipal: wei,
  }),
  sampleClient({
    subject: {
      ...personalSubject(jiang),
      certificateAddress: '湖南省长沙市岳麓区样例村5号',
      province: '440000',
      city: '440100',
      district: '440106',
      address: '样例大道东8号902房',
    },
    miniProgram: sampleProgram(
      10,
      '样例天气小助手',
      [3],
      '个人开发的天气查询工具,按所在城市显示天气与穿衣提示,不含付费内容。',
    ),
    filingCase: { note: '证件属湖南,常住广州,需居住证明' },
    legal: null,
    principal: jiang,
    appPrincipal: jiang,
    mistakes: ['lives in another province than the ID: proof of residence needed'],
  }),
  sampleClient({
    subject: {
      type: 9,
      name: '西安市雁塔区样例社工服务中心',
      certificateType: 36,
      certificateNumber: sampleCreditCode('52', 'MJ000011'),
      certificateAddress: '陕西省西安市雁塔区样例三路11号',
      certificateValidFrom: '2023-04-01',
      certificateValidUntil: '2027-03-31',
      province: '610000',
      city: '610100',
      district: '610113',
      address: '样例三路11号',
      businessScope: '社区居民心理疏导、青少年课后陪伴、老年人探访。',
    },
    miniProgram: sampleProgram(11, '样例社工预约', [4], '供社区居民了解本中心公益活动并预约探访、心理疏导等免费服务。'),
    legal: shen,
    principal: han,
    appPrincipal: han,
    mistakes: ['principal without an e-mail address'],
  }),
  sampleClient({
    subject: {
      type: 11,
      name: '湖南样例律师事务所',
      certificateType: 21,
      certificateNumber: sampleCreditCode('31', 'MD000012'),
      certificateAddress: '湖南省长沙市岳麓区样例中路100号样例广场12层',
      certificateValidFrom: '2014-07-01',
      certificateValidUntil: '长期',
      province: '430000',
      city: '430100',
      district: '430104',
      address: '样例中路100号样例广场12层',
      businessScope: '法律服务。',
    },
    miniProgram: sampleProgram(
      12,
      '样例律所咨询',
      [12],
      '介绍本所执业律师与业务领域,供客户预约面谈时间,由本所律师提供法律咨询。',
    ),
    filingCase: { staff: '样例经办乙' },
    legal: yang,
    principal: yang,
    appPrincipal: yang,
    sheetOverrides: { legalCertificateNumber: Number(yang.certificateNumber?.replace('X', '0')) },
    mistakes: ['the sheet holds the resident ID as a number, its last digits lost (4.3E+17)'],
  }),
];

/** A person files under their own certificate. */
function personalSubject(person: typeof wei) {
  return {
    type: 5,
    name: person.name,
    certificateType: person.certificateType,
    certificateNumber: person.certificateNumber,
    certificateValidFrom: person.certificateValidFrom,
    certificateValidUntil: person.certificateValidUntil,
  };
}
