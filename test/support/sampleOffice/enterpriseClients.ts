import { sampleClient, samplePerson, sampleProgram, withoutContact } from './sampleClient.ts';
import { sampleCreditCode } from './sampleNumbers.ts';

const zhang = samplePerson(1, '张样例', '44', '1985-06-15', { post: '总经理' });

const wang = withoutContact(samplePerson(2, '王样例', '11', '1979-02-03'));
const zhao = samplePerson(3, '赵样例', '13', '1990-10-21', { post: '行政经理' });

const qian = samplePerson(4, '钱样例', '31', '1983-12-01', { post: '执行董事' });
const sun = samplePerson(5, '孙样例', '34', '1992-07-19', { post: '运营主管' });

const li = samplePerson(6, '李样例', '33', '1988-04-30');

const zhou = withoutContact(samplePerson(7, '周样例', '32', '1981-09-09'));
const wu = samplePerson(8, '吴样例', '32', '1994-01-12');
const wuMistyped = { ...wu, certificateNumber: otherCheckDigit(wu.certificateNumber ?? '') };

const zheng = samplePerson(9, '郑样例', '51', '1975-05-05', {
  certificateValidFrom: '2022-08-01',
  certificateValidUntil: '长期',
});

/** Companies, one a province; the first and the fourth are faultless. */
export const enterpriseClients = [
  sampleClient({
    subject: {
      name: '样例云帆科技(深圳)有限公司',
      certificateNumber: sampleCreditCode('91', 'MA000001'),
      certificateAddress: '深圳市南山区样例街道样例路1号样例大厦101室',
      certificateValidFrom: '2019-05-20',
      certificateValidUntil: '长期',
      province: '440000',
      city: '440300',
      district: '440305',
      address: '样例街道样例路1号样例大厦101室',
      businessScope: '软件开发;信息技术咨询服务;日用百货销售。',
    },
    miniProgram: sampleProgram(
      1,
      '样例云帆商城',
      [164],
      '面向消费者在线销售本公司自有品牌的日用百货,提供下单与售后服务。',
    ),
    legal: zhang,
    principal: zhang,
    appPrincipal: zhang,
  }),
  sampleClient({
    subject: {
      name: '北京样例餐饮管理有限公司',
      certificateNumber: sampleCreditCode('91', 'MA000002', '999999'),
      certificateAddress: '北京市朝阳区样例北路2号院3号楼5层502',
      certificateValidFrom: '2016-08-01',
      certificateValidUntil: '2046-07-31',
      province: '110000',
      city: '110100',
      district: '110105',
      address: '样例北路2号院3号楼5层502',
      businessScope: '餐饮管理;餐饮服务;外卖递送服务。',
    },
    miniProgram: sampleProgram(
      2,
      '样例小馆点餐',
      [33, 34],
      '为到店顾客提供扫码点餐和取餐提醒,为周边顾客提供本店菜品外卖下单。',
    ),
    filingCase: { staff: '样例经办乙' },
    legal: wang,
    principal: zhao,
    appPrincipal: zhao,
  }),
  sampleClient({
    subject: {
      name: '上海样例健身服务有限公司',
      certificateNumber: sampleCreditCode('91', 'MA000003'),
      certificateAddress: '上海市浦东新区样例路388弄8号1楼',
      certificateValidFrom: '2020-11-11',
      certificateValidUntil: '2050-11-10',
      province: '310000',
      city: '310100',
      district: '310115',
      address: '样例路388弄8号1楼',
      businessScope: '健身服务;体育赛事策划;体育用品零售。',
    },
    miniProgram: sampleProgram(
      3,
      '样例健身约课',
      [39],
      '供本店会员查询课程、预约教练和场地、查看课时余额,不对外售卖商品。',
    ),
    filingCase: { entrance: 'listedApp' },
    legal: qian,
    principal: qian,
    appPrincipal: sun,
  }),
  sampleClient({
    subject: {
      name: '浙江样例文化传媒有限公司',
      certificateNumber: sampleCreditCode('91', 'MA000004'),
      certificateAddress: '浙江省杭州市西湖区样例街99号4幢201室',
      certificateValidFrom: '2018-03-15',
      certificateValidUntil: '长期',
      province: '330000',
      city: '330100',
      district: '330106',
      address: '样例街99号4幢201室',
      businessScope: '组织文化艺术交流活动;经营性互联网文化服务;演出经纪。',
    },
    miniProgram: {
      ...sampleProgram(
        4,
        '样例音乐现场',
        [44, 48],
        '展示本公司主办的音乐演出,提供演出日历、在线选座购票和演出录音点播。',
      ),
      preapprovals: [{ type: 9, code: '浙网文〔2025〕0000-000号', validUntil: '2028-06-30' }],
    },
    filingCase: { staff: '样例经办乙' },
    legal: li,
    principal: li,
    appPrincipal: li,
  }),
  sampleClient({
    subject: {
      name: '江苏样例物流有限公司',
      certificateNumber: sampleCreditCode('91', 'MA000005'),
      certificateAddress: '江苏省南京市鼓楼区样例东路18号',
      certificateValidFrom: '2015-01-06',
      certificateValidUntil: '2035-01-05',
      province: '320000',
      city: '320100',
      district: '320106',
      address: '样例东路18号',
      businessScope: '道路货物运输;仓储服务;货运代理。',
    },
    miniProgram: sampleProgram(
      5,
      '样例货运查询',
      [83],
      '供签约货主查询运单状态、预约提货时间和下载电子回单,不提供网络货运撮合。',
    ),
    legal: zhou,
    principal: wuMistyped,
    appPrincipal: wuMistyped,
    mistakes: ['check digit of the principal’s resident ID'],
  }),
  sampleClient({
    folder: '四川样例农业公司',
    subject: {
      name: '四川省样例县样例镇样例村绿色生态农产品种植加工销售与乡村旅游综合开发有限责任公司',
      certificateNumber: sampleCreditCode('91', 'MA000006'),
      certificateAddress: '四川省成都市双流区样例镇样例村6组12号',
      certificateValidFrom: '2021-06-18',
      certificateValidUntil: '长期',
      province: '510000',
      city: '510100',
      district: '510116',
      address: '四川省成都市双流区样例镇样例村6组12号',
      businessScope: '农产品种植、加工、销售;休闲观光活动。',
    },
    miniProgram: sampleProgram(6, '样例农场直供', [163, 49], '卖菜。'),
    filingCase: { filingType: 'added', plannedOn: '2026-12-03' },
    legal: zheng,
    principal: zheng,
    appPrincipal: zheng,
    mistakes: ['comment far below 20 characters', 'address repeats province, city and district'],
  }),
];

/** The same number with a check digit that cannot be right. */
function otherCheckDigit(number: string): string {
  return number.slice(0, -1) + (number.endsWith('1') ? '2' : '1');
}
