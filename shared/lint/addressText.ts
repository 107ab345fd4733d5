import type { Subject } from '../filing/subject.ts';
import { type DistrictSource, districtName, provincesOf, shortName } from '../rules/districts.ts';
import { placeNamed, startsWithPlace } from '../rules/placeNamed.ts';

/** City levels that are no place names. */
const collectives = new Set(['市辖区', '县']);

/** What people leave out of a province's name. */
const provinceLevel = /(维吾尔自治区|壮族自治区|回族自治区|特别行政区|自治区|省|市)$/u;

/** Two full names, or none. */
type Below = Readonly<Record<'city' | 'district', string | null>>;

/**
 * The address without the province, city and district at its start, in that order, in full or short (广东深圳南山…).
 *
 * A short name alone is no prefix: 南山大道 and 深圳湾一路 are streets. A city is short before its district, and a
 * district only after province and city. Unchanged when there is none.
 */
export function withoutDistrictPrefix(
  pack: DistrictSource,
  address: string,
  { province, city, district }: Pick<Subject, 'province' | 'city' | 'district'>,
): string {
  const name = (code: string | null) => (code === null ? null : districtName(pack, code));
  const below: Below = { city: name(city), district: name(district) };
  const printed = leadingProvince(pack, address);
  const full = printed === null ? null : districtName(pack, printed);
  const text = address.trimStart();
  if (full !== null) return cutBelow(text.slice(full.length).trimStart(), below, true);
  const short = (name(province) ?? '').replace(provinceLevel, '');
  if (short !== '' && text.startsWith(short)) {
    const rest = text.slice(short.length).trimStart();
    const cut = cutBelow(rest, below, true);
    if (cut !== rest) return cut;
  }
  const cut = cutBelow(text, below, false);
  return cut === text ? address : cut;
}

/** Without the city and the district; 市辖区 is a prefix only between names, alone it has a rule of its own. */
function cutBelow(text: string, { city, district }: Below, afterProvince: boolean): string {
  const cityless = isNamed(city) ? cutCity(text, city, district, afterProvince) : text;
  const isAfterName = afterProvince || cityless !== text;
  const rest = isAfterName && cityless.startsWith('市辖区') ? cityless.slice(3).trimStart() : cityless;
  if (!isNamed(district)) return rest;
  if (rest.startsWith(district)) return rest.slice(district.length).trimStart();
  const short = shortName(district);
  const mayBeShort = afterProvince && cityless !== text && short !== district;
  return mayBeShort && startsWithPlace(rest, short) ? rest.slice(short.length).trimStart() : rest;
}

function cutCity(text: string, city: string, district: string | null, afterProvince: boolean): string {
  if (text.startsWith(city)) return text.slice(city.length).trimStart();
  const short = shortName(city);
  if (short === city || !text.startsWith(short) || !isNamed(district)) return text;
  const rest = text.slice(short.length).trimStart();
  const isBeforeDistrict =
    startsWithPlace(rest, district) || (afterProvince && startsWithPlace(rest, shortName(district)));
  return isBeforeDistrict ? rest : text;
}

function isNamed(name: string | null): name is string {
  return name !== null && !collectives.has(name);
}

/** 6-digit code of the province whose full name the text starts with; null when it starts otherwise. */
function leadingProvince(pack: DistrictSource, text: string): string | null {
  const start = text.trimStart();
  return provincesOf(pack).find(([, name]) => start.startsWith(name))?.[0] ?? null;
}

/**
 * The province an address names, for a filing in `own`; null where it names none, or none for certain.
 *
 * By its full name, or its short one before a place of it (湖南长沙市, 北京朝阳区), or by a city or district that no
 * other province has (长沙市岳麓区). What can be read as a place of `own` is one.
 */
export function provinceNamed(pack: DistrictSource, address: string, own: string): string | null {
  const full = leadingProvince(pack, address);
  if (full !== null) return full;
  if (namesPlaceOf(pack, address, own)) return own;
  const text = address.trimStart();
  const named = provincesOf(pack).flatMap(([code, name]) =>
    code !== own && namesPlaceOf(pack, text, code) ? [{ code, short: name.replace(provinceLevel, '') }] : [],
  );
  const bySelf = named.find(({ short }) => text.startsWith(short));
  if (bySelf) return bySelf.code;
  return named.length === 1 ? (named[0]?.code ?? null) : null;
}

function namesPlaceOf(pack: DistrictSource, address: string, province: string): boolean {
  const named = placeNamed(pack, address, province);
  return named.city !== null || named.isAmbiguous;
}

const number = '[0-9A-Za-z一二三四五六七八九十百零〇甲乙丙丁]';
const unit = '号|室|栋|幢|座|楼|层|单元|弄|房|铺|档|组|队|社|院|#';
const doorNumber = new RegExp(`${number}[^，,。；;]{0,2}(?:${unit})|[-—]\\d|村|屯|嘎查`, 'u');

/** True when the address goes down to a house, room, group or village. Full-width digits are understood. */
export function statesDoorNumber(address: string): boolean {
  return doorNumber.test(address.normalize('NFKC'));
}
