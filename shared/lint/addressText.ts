import type { Subject } from '../filing/subject.ts';
import { type DistrictSource, districtName, provincesOf } from '../rules/districts.ts';

/** City levels that are no place names. */
const collectives = new Set(['市辖区', '县']);

/** What people leave out of a province's name. */
const provinceLevel = /(维吾尔自治区|壮族自治区|回族自治区|特别行政区|自治区|省|市)$/u;

/**
 * The address without the province, city and district at its start, in that order, as full names; 广东深圳市 too.
 *
 * A short name alone is no prefix: 南山大道 is a street. Unchanged when there is none.
 */
export function withoutDistrictPrefix(
  pack: DistrictSource,
  address: string,
  { province, city, district }: Pick<Subject, 'province' | 'city' | 'district'>,
): string {
  const name = (code: string | null) => (code === null ? null : districtName(pack, code));
  const [cityName, districtFull] = [name(city), name(district)];
  const below = [cityName, districtFull].filter((each) => each !== null && !collectives.has(each));
  let rest = cutProvince(
    pack,
    address,
    province,
    below.filter((each) => each !== null),
  );
  for (const each of [cityName, '市辖区', districtFull]) {
    if (each === null || each === '县') continue;
    // 市辖区 is a prefix only between names; alone it has a rule of its own.
    if (each === '市辖区' && rest === address) continue;
    if (rest.trimStart().startsWith(each)) rest = rest.trimStart().slice(each.length);
  }
  return rest === address ? address : rest.trimStart();
}

/** Full name of any province, or the short name of the chosen one when a city or district of it follows. */
function cutProvince(pack: DistrictSource, address: string, province: string | null, below: readonly string[]): string {
  const printed = leadingProvince(pack, address);
  const own = printed === null || province === printed;
  const full = printed === null ? null : districtName(pack, printed);
  if (full !== null && address.startsWith(full)) return address.slice(full.length);
  const short = province === null ? '' : (districtName(pack, province) ?? '').replace(provinceLevel, '');
  if (!own || short === '' || !address.startsWith(short)) return address;
  const rest = address.slice(short.length).trimStart();
  return below.some((each) => rest.startsWith(each)) ? rest : address;
}

/** 6-digit code of the province whose full name the text starts with; null when it starts otherwise. */
export function leadingProvince(pack: DistrictSource, text: string): string | null {
  const start = text.trimStart();
  return provincesOf(pack).find(([, name]) => start.startsWith(name))?.[0] ?? null;
}

const number = '[0-9A-Za-z一二三四五六七八九十百零〇甲乙丙丁]';
const unit = '号|室|栋|幢|座|楼|层|单元|弄|房|铺|档|组|队|社|院|#';
const doorNumber = new RegExp(`${number}[^，,。；;]{0,2}(?:${unit})|[-—]\\d|村|屯|嘎查`, 'u');

/** True when the address goes down to a house, room, group or village. Full-width digits are understood. */
export function statesDoorNumber(address: string): boolean {
  return doorNumber.test(address.normalize('NFKC'));
}
