import { citiesOf, cityOf, type DistrictSource, districtName, districtsOf, levelOf } from './districts.ts';

/** The city and district an address names; null for what it does not name, or names ambiguously. */
export interface PlaceNamed {
  readonly city: string | null;
  readonly district: string | null;
  /** True where it names a district that several cities of the province have. */
  readonly isAmbiguous: boolean;
  /** What follows the names. */
  readonly rest: string;
}

/** What follows a name that is no place there: 深圳市场路 and 南山区路 are streets. */
const street = /^(?:路|街(?!道)|大道|大街|巷|弄|场)/u;

/** What people leave out of a province's name. */
const provinceLevel = /(维吾尔自治区|壮族自治区|回族自治区|自治区|省|市)$/u;

/**
 * Reads city and district at the start of an address in a province, by the names of the district table.
 *
 * The province may stand before them, in full or short (浙江宁波市), and a city may be short where a district of it
 * follows (杭州滨江区). A county-level city is a district (昆山市). A name that several cities of the province have
 * (鼓楼区), without the city before it, says nothing.
 */
export function placeNamed(pack: DistrictSource, address: string, province: string): PlaceNamed {
  const text = address.trimStart();
  const full = districtName(pack, province) ?? '';
  const short = full.replace(provinceLevel, '');
  const [after] = [full, short].filter((name) => name !== '' && text.startsWith(name));
  const read = below(pack, after === undefined ? text : text.slice(after.length).trimStart(), province);
  return read.city === null && read.district === null ? { ...read, rest: text } : read;
}

function below(pack: DistrictSource, text: string, province: string): PlaceNamed {
  const city = citiesOf(pack, province).find(([code, name]) => startsWithCity(pack, text, code, name));
  if (city) {
    const [code, name] = city;
    const rest = text.slice(text.startsWith(name) ? name.length : name.length - 1).trimStart();
    const district = longest(districtsOf(pack, code), rest)[0];
    return {
      city: code,
      district: district?.[0] ?? null,
      isAmbiguous: false,
      rest: district ? rest.slice(district[1].length).trimStart() : rest,
    };
  }
  const rest = text.startsWith('市辖区') ? text.slice(3).trimStart() : text;
  // 城区, 郊区 and 东区 are words as well: only a city before them makes places of them.
  const found = longest(districtsOf(pack, province), rest).filter(([, name]) => [...name].length > 2);
  const [only] = found;
  if (!only || found.length > 1) return { city: null, district: null, isAmbiguous: found.length > 1, rest: text };
  return { city: cityOf(only[0]), district: only[0], isAmbiguous: false, rest: rest.slice(only[1].length).trimStart() };
}

function startsWithCity(pack: DistrictSource, text: string, code: string, name: string): boolean {
  if (text.startsWith(name)) return startsWithPlace(text, name);
  const short = name.endsWith('市') ? name.slice(0, -1) : null;
  if (short === null || !text.startsWith(short)) return false;
  return longest(districtsOf(pack, code), text.slice(short.length).trimStart()).length > 0;
}

/** True when the text starts with the name of a place, and not of a street called after it. */
export function startsWithPlace(text: string, name: string): boolean {
  return text.startsWith(name) && !street.test(text.slice(name.length));
}

/** The rows whose name the text starts with; of several lengths only the longest. */
function longest(rows: readonly (readonly [string, string])[], text: string): readonly (readonly [string, string])[] {
  const found = rows.filter(([, name]) => startsWithPlace(text, name));
  const most = Math.max(0, ...found.map(([, name]) => name.length));
  return found.filter(([, name]) => name.length === most);
}

/** A development zone the table counts with (苏州工业园区): certificates there print the district around it as well. */
export function isStatisticalZone(pack: DistrictSource, code: string): boolean {
  return (
    levelOf(code) === 'district' && (code[4] === '7' || /(开发区|新城|管委会)$/u.test(districtName(pack, code) ?? ''))
  );
}

/** True when the district printed gave the one chosen away: older certificates keep the old name. */
export function wasPartOf({ districts }: DistrictSource, chosen: string, printed: string): boolean {
  return districts.divided.some(({ from, into }) => from === printed && into.includes(chosen));
}
