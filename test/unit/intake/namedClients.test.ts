import { describe, expect, it } from 'vitest';
import { caseFinder } from '#shared/intake/caseOfFile.ts';
import { fromNeighbours } from '#shared/intake/fromNeighbours.ts';

/** The clients of the office in these tests, by row; the last two are human beings. */
const office = [
  '样例云帆科技(深圳)有限公司',
  '北京样例餐饮管理有限公司',
  '江苏样例物流有限公司',
  '浙江样例文化传媒有限公司',
  '上海样例健身服务有限公司',
  '四川样例农业公司',
  '厦门市思明区样例花艺店',
  '蒋样例',
  '卫样例',
];

/** Whose a file of this path is, by row: one client, those it may be, or nobody. */
function whose(path: string, names: readonly string[] = office): number | readonly number[] | null {
  const found = finderOf(names)({ id: 1, path, page: null, modifiedAt: null, facts: null });
  return found.rows ? (found.rows[0] ?? null) : (found.candidates ?? null);
}

const isSure = (path: string, names: readonly string[] = office) => {
  const found = finderOf(names)({ id: 1, path, page: null, modifiedAt: null, facts: null });
  return found.rows !== null && found.sure;
};

const finderOf = (names: readonly string[]) =>
  caseFinder(
    names.map((name, row) => ({
      number: `2026-${String(row + 1).padStart(4, '0')}`,
      subject: { name, certificateNumber: null },
      miniProgramName: row === 1 ? '样例小馆点餐' : null,
      persons: row === 2 ? [{ name: '冯样例', number: null }] : [],
      initials: '',
      folder: null,
    })),
  );

describe('a full name anywhere', () => {
  it.each([
    ['营业执照-样例云帆科技(深圳)有限公司.jpg', 0],
    ['01_营业执照_样例云帆科技(深圳)有限公司_186KB.jpg', 0],
    ['样例云帆科技（深圳）有限公司_身份证反面.jpg', 0],
    ['01＿营业执照＿样例云帆科技（深圳）有限公司＿１８６ＫＢ.jpg', 0],
    ['样例云帆科技深圳有限公司 营业执照.jpg', 0],
    ['样例云帆科技【深圳】有限公司新执照.jpg', 0],
    ['法人身份证正面 北京样例餐饮管理有限公司.jpg', 1],
    ['九月/新建文件夹/授权书（北京样例餐饮管理有限公司）.jpg', 1],
    ['身份证正面-蒋样例.jpg', 7],
    ['法人蒋样例身份证.jpg', 7],
    ['江苏样例物流有限公司/卫样例身份证正面.jpg', 2],
    ['江苏样例物流有限公司_卫样例_身份证正面.jpg', 2],
  ])('%s', (path, row) => {
    expect(whose(path)).toBe(row);
    expect(isSure(path)).toBe(true);
  });

  it.each([
    // Two clients, or a folder and a file that disagree.
    ['北京样例餐饮管理有限公司与江苏样例物流有限公司授权书.jpg', [1, 2]],
    ['江苏样例物流有限公司/法人身份证 北京样例餐饮管理有限公司.jpg', [2, 1]],
    ['江苏样例物流有限公司/样例云帆-营业执照.jpg', [2, 0]],
    ['样例餐饮/样例物流 营业执照.jpg', [1, 2]],
    ['样例物流 样例小馆点餐 授权书.jpg', [2, 1]],
    // Another company, a branch, a longer name of a human being.
    ['北京样例餐饮连锁有限公司-营业执照.jpg', null],
    ['江苏样例物流有限公司南京分公司-营业执照.jpg', null],
    ['某某商贸有限公司 冯样例身份证正面.jpg', null],
    ['样例小馆点餐连锁有限公司-执照.jpg', null],
    ['蒋样例明的身份证.jpg', null],
    ['冯样例明身份证.jpg', null],
  ])('%s is nobody’s for now', (path, rows) => {
    expect(whose(path)).toEqual(rows);
  });

  it('means the longer of two', () => {
    const names = ['样例科技有限公司', '样例科技有限公司深圳分公司'];
    expect(whose('营业执照 样例科技有限公司深圳分公司.jpg', names)).toBe(1);
    expect(whose('样例科技有限公司/样例科技有限公司深圳分公司 执照.jpg', names)).toBe(1);
    expect(whose('营业执照 样例科技有限公司.jpg', names)).toBe(0);
    expect(whose('样例科技有限公司深圳分公司/样例科技有限公司 执照.jpg', names)).toEqual([1, 0]);
  });

  it('is not sure where the name may be the end of another, or the folder holds a paper of others', () => {
    expect(whose('营业执照 南通江苏样例物流有限公司.jpg')).toBe(2);
    expect(isSure('营业执照 南通江苏样例物流有限公司.jpg')).toBe(false);
    expect(whose('关于江苏样例物流有限公司的说明.jpg')).toBe(2);
    for (const name of ['某某商标代理有限公司授权书', '江苏样例物流有限公司委托北京样例餐饮管理有限公司']) {
      expect(whose(`江苏样例物流有限公司/${name}.jpg`)).toBe(2);
      expect(isSure(`江苏样例物流有限公司/${name}.jpg`)).toBe(false);
    }
  });
});

describe('a usual short form', () => {
  it.each([
    ['浙江样例文化传媒营业执照.jpg', 3],
    ['样例云帆-营业执照.jpg', 0],
    ['营业执照_样例云帆科技.jpg', 0],
    ['样例云帆科技有限公司-营业执照.jpg', 0],
    ['样例物流 营业执照.jpg', 2],
    ['身份证正面（样例物流）.jpg', 2],
    ['上海样例健身(9月)/营业执照.jpg', 4],
    ['九月/样例健身 补的/身份证正面.jpg', 4],
    ['样例花艺店-执照.jpg', 6],
    ['样例农业公司执照.jpg', 5],
  ])('%s is likely', (path, row) => {
    expect(whose(path)).toBe(row);
    expect(isSure(path)).toBe(false);
  });

  it.each([
    // Inside another word, too short, only a place, of another place, of no usual form.
    '样例物流园营业执照.jpg',
    '新样例物流营业执照.jpg',
    '样例-营业执照.jpg',
    '厦门市思明区-营业执照.jpg',
    '样例云帆(北京)营业执照.jpg',
    '样例云帆(北京)有限公司.jpg',
    '健身服务-协议.jpg',
  ])('%s tells nothing', (path) => {
    expect(whose(path)).toBeNull();
  });

  it('of two clients is neither’s', () => {
    expect(whose('样例物流-营业执照.jpg', [...office, '安徽样例物流有限公司'])).toBeNull();
    expect(whose('样例物流-营业执照.jpg', [...office, '新样例物流园区管理有限公司'])).toBeNull();
    expect(whose('江苏样例物流-营业执照.jpg', [...office, '安徽样例物流有限公司'])).toBe(2);
  });
});

it('knows people and mini programs by names that stand alone', () => {
  expect(whose('法人冯样例身份证正面.jpg')).toBe(2);
  expect(isSure('法人冯样例身份证正面.jpg')).toBe(false);
  expect(isSure('样例小馆点餐 授权书.jpg')).toBe(true);
  expect(whose('新样例小馆点餐版授权书.jpg')).toBe(1);
  expect(isSure('新样例小馆点餐版授权书.jpg')).toBe(false);
});

describe('a name that begins with its place without 市 or 省', () => {
  const names = ['深圳市样例科技有限公司', '广东省样例农业有限公司', '北京样例餐饮管理有限公司'];

  it.each([
    ['深圳样例科技有限公司/深圳样例科技有限公司营业执照.jpg', 0],
    ['深圳样例科技有限公司承诺书.jpg', 0],
    ['深圳样例科技-营业执照.jpg', 0],
    ['广东样例农业有限公司 营业执照.jpg', 1],
  ])('%s is likely', (path, row) => {
    expect(whose(path, names)).toBe(row);
    expect(isSure(path, names)).toBe(false);
  });

  it('is not that of a longer name, another place, or one of two', () => {
    expect(whose('深圳样例科技发展有限公司营业执照.jpg', names)).toBeNull();
    expect(whose('广州样例科技有限公司营业执照.jpg', names)).toBeNull();
    expect(whose('深圳样例科技-营业执照.jpg', [...names, '深圳市样例科技发展有限公司'])).toBeNull();
    const namesake = [...names, '深圳样例科技有限公司'];
    expect(whose('深圳样例科技有限公司营业执照.jpg', namesake)).toBe(3);
    expect(isSure('深圳样例科技有限公司营业执照.jpg', namesake)).toBe(true);
    expect(whose('深圳样例科技-营业执照.jpg', namesake)).toBeNull();
  });

  it('does not make a folder several clients’', () => {
    const files = [
      '深圳市样例科技有限公司营业执照',
      '深圳市样例科技有限公司公章授权书',
      '深圳样例科技有限公司承诺书',
      'IMG_1',
    ].map((name, id) => ({ id, path: `张总9月/${name}.jpg`, page: null, modifiedAt: null, facts: null }));
    const found = fromNeighbours(files, files.map(finderOf(names)));
    expect(found.map(({ rows }) => rows)).toEqual([[0], [0], [0], [0]]);
  });
});

it('asks the folder before it takes a file that names a company for a stranger’s', () => {
  const reason = (path: string) => {
    const found = finderOf(office)({ id: 1, path, page: null, modifiedAt: null, facts: null });
    return found.because;
  };
  for (const path of [
    '样例云科技深圳有限公司/样例云科技深圳有限公司执照.jpg',
    '样例云科技深圳有限公司/某某商贸有限公司执照.jpg',
  ]) {
    expect(whose(path)).toBe(0);
    expect(isSure(path)).toBe(false);
  }
  expect(reason('样例云科技深圳有限公司/样例云科技深圳有限公司执照.jpg')).not.toContain('别的公司');
  expect(reason('样例云科技深圳有限公司/某某商贸有限公司执照.jpg')).toContain('但名称里还有别的公司');
});

describe('everyday names of a person’s papers', () => {
  it.each([
    '冯样例正.jpg',
    '冯样例反.jpg',
    '冯样例正1.jpg',
    '冯样例正反面.jpg',
    '冯样例授权.jpg',
    '冯样例签字.jpg',
    '冯样例承诺.jpg',
    '冯样例高清重拍.jpg',
    '股东冯样例身份证.jpg',
    '联系人冯样例正面.jpg',
    '经办人冯样例.jpg',
    '冯样例文件/1.jpg',
    '冯样例店铺资料/1.jpg',
  ])('%s tells the client', (path) => {
    expect(whose(path)).toBe(2);
    expect(isSure(path)).toBe(false);
  });

  it.each(['冯样例明.jpg', '冯样例正明.jpg', '李正冯样例.jpg'])('%s is somebody else’s', (path) => {
    expect(whose(path)).toBeNull();
  });

  it('leaves open whether 正 belongs to the name of a client', () => {
    expect(whose('蒋样例正.jpg')).toBe(7);
    expect(isSure('蒋样例正.jpg')).toBe(false);
    for (const path of ['蒋样例 正.jpg', '蒋样例反.jpg', '蒋样例正面.jpg', '蒋样例/蒋样例正.jpg']) {
      expect(whose(path)).toBe(7);
      expect(isSure(path)).toBe(true);
    }
    expect(whose('蒋样例正.jpg', ['蒋样例', '蒋样例正'])).toBe(1);
  });
});

it('is not sure by a mini program’s folder of a file that names another company', () => {
  expect(whose('样例小馆点餐/某某商贸有限公司营业执照.jpg')).toBe(1);
  expect(isSure('样例小馆点餐/某某商贸有限公司营业执照.jpg')).toBe(false);
  expect(isSure('样例小馆点餐/营业执照.jpg')).toBe(true);
});
