import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IntakeRecord } from '#backend/exchange/intakeRecord.ts';
import { isJunk } from '#backend/exchange/junk.ts';
import { matchFiles } from '#backend/exchange/matchFiles.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';
import { pack } from './workbook.ts';

const records = sampleClients.map(({ record }) => record);
const named = (name: string): IntakeRecord => {
  const found = records.find(({ subject }) => subject.name === name);
  if (!found) throw new Error(`no client ${name}`);
  return found;
};
const single = named('样例云帆科技(深圳)有限公司');
const authorised = named('北京样例餐饮管理有限公司');
const split = named('上海样例健身服务有限公司');
const school = named('西安市雁塔区样例社工服务中心');
const licensed = named('浙江样例文化传媒有限公司');
const personal = named('蒋样例');

/** Slots of the first record for one path, or the reason why there are none. */
function place(record: IntakeRecord, name: string): readonly MaterialSlotId[] | string {
  const [match] = matchFiles([record], [`${record.subject.name}/${name}`], pack);
  return match?.placements[0]?.slots ?? match?.reason ?? 'left out';
}

const cards = (side: 'Front' | 'Back', ...holders: string[]) => holders.map((holder) => `${holder}${side}`);
const everyone = ['legalRepresentative', 'subjectPrincipal', 'appPrincipal'];

describe('papers by the words of their names', () => {
  it.each([
    [single, '营业执照.jpg', ['subjectCertificate']],
    [single, '执照副本(彩色).PNG', ['subjectCertificate']],
    [single, 'business-licence.png', ['subjectCertificate']],
    [school, '社会服务机构登记证书.jpg', ['subjectCertificate']],
    [single, '法人身份证正面.jpg', cards('Front', ...everyone)],
    [authorised, '法人证件正面.jpg', cards('Front', 'legalRepresentative')],
    [authorised, '企业法人营业执照.jpg', ['subjectCertificate']],
    [split, '主体/小程序负责人/身份证正面.jpg', cards('Front', 'appPrincipal')],
    [single, '身份证国徽面.jpg', cards('Back', ...everyone)],
    [single, '张样例_id_card_front.jpeg', cards('Front', ...everyone)],
    [single, '法定代表人/背面.jpg', cards('Back', ...everyone)],
    [authorised, '法人身份证人像面.jpg', cards('Front', 'legalRepresentative')],
    [authorised, '负责人身份证反面.jpg', cards('Back', 'subjectPrincipal', 'appPrincipal')],
    [authorised, '赵样例 正面.jpg', cards('Front', 'subjectPrincipal', 'appPrincipal')],
    [authorised, '授权书.jpg', ['subjectPrincipalLetter', 'appPrincipalLetter']],
    [split, '小程序负责人身份证正面.jpg', cards('Front', 'appPrincipal')],
    [split, '小程序管理员 身份证 反面.jpg', cards('Back', 'appPrincipal')],
    [split, '主体负责人身份证正面.jpg', cards('Front', 'legalRepresentative', 'subjectPrincipal')],
    [split, '授权书.jpg', ['appPrincipalLetter']],
    [split, '主体负责人授权书.jpg', ['subjectPrincipalLetter']],
    [split, '主体和小程序负责人授权书.jpg', ['subjectPrincipalLetter', 'appPrincipalLetter']],
    [licensed, '网络文化经营许可证.jpg', ['preapproval']],
    [licensed, '前置审批批文.pdf', ['preapproval']],
    [personal, '居住证.jpg', ['residencePermit']],
    [personal, '蒋样例身份证人像面.jpg', cards('Front', 'subjectPrincipal', 'appPrincipal')],
    [single, '互联网信息服务备案承诺书.jpg', ['commitmentLetter']],
    [single, '信息真实性承诺书.jpg', ['truthPledge']],
    [single, '不涉及前置审批业务承诺书.jpg', ['subjectOther']],
    [single, '情况说明.jpg', ['subjectOther']],
    [single, '商标注册证.jpg', ['appOther']],
    [single, '真实性责任告知书.jpg', ['truthNotice']],
    [single, '承诺视频.mp4', ['promiseVideo']],
    [single, '手持身份证正面.jpg', ['holdingPhoto']],
    [single, '代办委托书.pdf', ['agencyMandate']],
    [single, '更名函.jpg', ['nameChangeLetter']],
  ])('%#: %o', (record, name, slots) => {
    expect(place(record, name)).toEqual(slots);
  });

  it.each([
    [single, 'IMG_20261123.jpg', '看不出是什么材料'],
    [single, '身份证.jpg', '看不出是哪一面'],
    [single, '身份证正反面.jpg', '分成两张'],
    [single, '授权书.jpg', '用不上授权书'],
    [single, '网络文化经营许可证.jpg', '没有需要许可证的前置审批项'],
    [split, '负责人身份证正面.jpg', '不是同一个人'],
    [split, '身份证正面.jpg', '看不出是谁的'],
    [split, '法人孙样例身份证正面.jpg', '对不上'],
    [split, '钱样例孙样例身份证正面.jpg', '不止一位'],
  ])('%#: leaves %o', (record, name, reason) => {
    expect(place(record, name)).toContain(reason);
  });
});

describe('clients by their folders', () => {
  const row = (path: string, among = records) => {
    const [match] = matchFiles(among, [path], pack);
    return match?.placements[0]?.row ?? match?.reason;
  };

  it.each([
    ['四川样例农业公司/营业执照.jpg', 5],
    ['九月/四川样例农业公司/扫描/营业执照.jpg', 5],
    ['01 北京样例餐饮管理有限公司(加急)/营业执照.jpg', 1],
    ['样例餐饮管理/营业执照.jpg', 1],
    ['北京样例餐饮管理有限公司营业执照.jpg', 1],
    ['样例云帆科技\uff08深圳\uff09有限公司/营业执照.jpg', 0],
    ['蒋样例/身份证正面.jpg', 9],
  ])('%s', (path, expected) => {
    expect(row(path)).toBe(expected);
  });

  it('whatever way the system composes its characters', () => {
    const among = [{ ...single, folder: 'Café 样例' }];
    expect(row(`${'Café 样例'.normalize('NFD')}/营业执照.jpg`, among)).toBe(0);
  });

  it('prefers the longer of two names', () => {
    const branch = {
      ...single,
      folder: null,
      subject: { ...single.subject, name: `${single.subject.name}分公司`, certificateNumber: '1' },
    };
    expect(row(`资料 ${branch.subject.name}/营业执照.jpg`, [{ ...single, folder: null }, branch])).toBe(1);
  });

  it.each([
    ['营业执照.jpg', '看不出是哪位客户'],
    ['别的公司/营业执照.jpg', '看不出是哪位客户'],
    ['有限公司/营业执照.jpg', '可能属于'],
  ])('leaves %s', (path, reason) => {
    expect(row(path)).toContain(reason);
  });

  it('does not choose between two persons of one name', () => {
    const namesake = { ...personal, folder: null, subject: { ...personal.subject, certificateNumber: '1' } };
    expect(row('蒋样例/身份证正面.jpg', [{ ...personal, folder: null }, namesake])).toContain('可能属于');
  });
});

describe('several cases of one subject', () => {
  const second: IntakeRecord = {
    ...licensed,
    miniProgram: { ...licensed.miniProgram, name: '样例影音会员', appId: 'wx00000000000000fe' },
  };
  const two = [licensed, second];
  const placed = (path: string) => matchFiles(two, [`${licensed.subject.name}/${path}`], pack)[0];

  it('share the papers of the subject and of its persons', () => {
    expect(placed('营业执照.jpg')?.placements.map(({ row }) => row)).toEqual([0, 1]);
    expect(placed('法人身份证正面.jpg')?.placements.map(({ row }) => row)).toEqual([0, 1]);
  });

  it('do not share the papers of a mini program', () => {
    expect(placed('网络文化经营许可证.jpg')).toMatchObject({
      placements: [],
      reason: expect.stringContaining('小程序名称'),
    });
    expect(placed('样例影音会员 许可证.jpg')?.placements.map(({ row }) => row)).toEqual([1]);
    expect(placed('样例影音会员/承诺书.jpg')?.placements.map(({ row }) => row)).toEqual([1]);
  });
});

it('leaves two files for one place to a person', () => {
  const paths = ['营业执照.jpg', '营业执照(1).jpg', '法人身份证正面.jpg'].map(
    (name) => `${single.subject.name}/${name}`,
  );
  const matches = matchFiles([single], paths, pack);
  expect(matches.map(({ placements }) => placements.length)).toEqual([0, 0, 1]);
  expect(matches[0]?.reason).toContain('营业执照(1).jpg');
});

it('ignores what systems leave behind', () => {
  for (const name of ['.DS_Store', 'Thumbs.db', '~$采集表.xlsx', '._营业执照.jpg', 'desktop.ini', '采集表.xlsx']) {
    expect(isJunk(`客户/${name}`)).toBe(true);
  }
  expect(isJunk('__MACOSX/客户/营业执照.jpg')).toBe(true);
  expect(isJunk('客户/营业执照.jpg')).toBe(false);
});

it('answers for every file once, whatever it is called, and fills no place for one file twice', () => {
  const word = fc.constantFrom(
    '样例',
    '执照',
    '身份证',
    '正面',
    '反面',
    '法人',
    '负责人',
    '小程序',
    '授权书',
    '/',
    '张样例',
    '许可证',
    '公司',
    ' ',
    '(1)',
  );
  const path = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join('')),
    fc
      .tuple(
        fc.constantFrom(...sampleClients.map(({ folder }) => folder)),
        fc.array(word, { minLength: 1, maxLength: 4 }),
      )
      .map(([folder, words]) => `${folder}/${words.join('')}.jpg`),
  );
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 30 }), (paths) => {
      const matches = matchFiles(records, paths, pack);
      expect(matches.map((match) => match.path)).toEqual(paths.filter((each) => !isJunk(each)));
      const places = matches.flatMap(({ placements }) =>
        placements.flatMap(({ row, slots }) => slots.map((slot) => `${row} ${slot}`)),
      );
      const single = places.filter((each) => !/preapproval|Other$/.test(each));
      expect(new Set(single).size).toBe(single.length);
      for (const match of matches) expect(match.reason).toMatch(/\p{Script=Han}/u);
    }),
  );
});
