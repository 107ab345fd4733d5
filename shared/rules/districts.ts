import type { RulePack } from './rulePack.ts';

/** The part of a rule pack these functions need. */
export type DistrictSource = Pick<RulePack, 'districts'>;

/** What a place is: the level follows from the trailing zeros of its code. */
export type DistrictLevel = 'province' | 'city' | 'district';

/** Names as a person gives them; null for what was left blank. */
export interface DistrictNames {
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
}

/** Codes found for the names; null for a blank name, and for one that `problems` explains. */
export interface FoundDistricts {
  readonly province: string | null;
  readonly city: string | null;
  readonly district: string | null;
  readonly problems: readonly DistrictProblem[];
}

/** A name that is not in the table, or fits several places; `candidates` are full names to choose from. */
export interface DistrictProblem {
  readonly level: DistrictLevel;
  readonly reason: 'unknown' | 'ambiguous';
  readonly candidates: readonly string[];
}

/** Full name of a 6-digit code, e.g. 110105 → 朝阳区; null when the table lacks it. */
export function districtName(pack: DistrictSource, code: string): string | null {
  return lookUps(pack).names.get(code) ?? null;
}

/** The provinces of the table, as [code, name]. */
export function provincesOf(pack: DistrictSource): readonly (readonly [string, string])[] {
  return lookUps(pack).provinces;
}

/** The cities of a province, as [code, name]; levels that are no place names (市辖区, 省直辖县级行政区划) are left out. */
export function citiesOf(pack: DistrictSource, province: string): readonly (readonly [string, string])[] {
  return lookUps(pack).cities.get(province) ?? [];
}

/** The districts of a city, or of a whole province, as [code, name]. */
export function districtsOf(pack: DistrictSource, code: string): readonly (readonly [string, string])[] {
  return lookUps(pack).districts.get(code) ?? [];
}

/** True when the table divides this city further; 东莞 and its like it does not. */
export function hasDistricts(pack: DistrictSource, city: string): boolean {
  return lookUps(pack).dividedCities.has(city);
}

interface LookUps {
  readonly names: ReadonlyMap<string, string>;
  readonly provinces: readonly (readonly [string, string])[];
  readonly dividedCities: ReadonlySet<string>;
  /** By city and by province, as [code, name]. */
  readonly districts: ReadonlyMap<string, readonly (readonly [string, string])[]>;
  /** By province, as [code, name]; collectives such as 市辖区 aside. */
  readonly cities: ReadonlyMap<string, readonly (readonly [string, string])[]>;
}

/** Made once a table: judging ten thousand cases asks for a hundred thousand names. */
const madeLookUps = new WeakMap<object, LookUps>();

function lookUps({ districts }: DistrictSource): LookUps {
  const known = madeLookUps.get(districts.rows);
  if (known) return known;
  const lowest = districts.rows.filter(([code]) => levelOf(code) === 'district');
  const made = {
    names: new Map(districts.rows),
    provinces: districts.rows.filter(([code]) => levelOf(code) === 'province'),
    cities: Map.groupBy(
      districts.rows.filter(([code, name]) => levelOf(code) === 'city' && !isCollective(name)),
      ([code]) => provinceOf(code),
    ),
    districts: new Map([
      ...Map.groupBy(lowest, ([code]) => provinceOf(code)),
      ...Map.groupBy(lowest, ([code]) => cityOf(code)),
    ]),
    dividedCities: new Set(districts.rows.filter(([code]) => cityOf(code) !== code).map(([code]) => cityOf(code))),
  };
  madeLookUps.set(districts.rows, made);
  return made;
}

/** The province's code, e.g. 440305 → 440000. Arithmetic only: the code need not be in the table. */
export function provinceOf(code: string): string {
  return `${code.slice(0, 2)}0000`;
}

/** The city's code, e.g. 440305 → 440300; for a municipality that of 市辖区 (110105 → 110100). */
export function cityOf(code: string): string {
  return `${code.slice(0, 4)}00`;
}

/**
 * The city of a province that an address names, e.g. 广东省深圳市南山区… → 440300; null when it names none.
 *
 * The city must follow the province's name, or stand at the start: 深圳路 in another city is a street.
 */
export function cityNamed(pack: DistrictSource, address: string, province: string): string | null {
  const name = districtName(pack, province) ?? '';
  const text = address.trimStart();
  const rest = name !== '' && text.startsWith(name) ? text.slice(name.length).trimStart() : text;
  return (
    lookUps(pack)
      .cities.get(province)
      ?.find(([, city]) => rest.startsWith(city))?.[0] ?? null
  );
}

/** Level of a code: 440000 province, 440300 city, 440305 district. */
export function levelOf(code: string): DistrictLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'district';
}

/**
 * Province, city and district in one, e.g. 广东省深圳市南山区; null when the table lacks the code.
 *
 * City levels that are no place names (市辖区, 县, 省直辖县级行政区划) are left out, as on certificates.
 */
export function fullDistrictName(pack: DistrictSource, code: string): string | null {
  if (districtName(pack, code) === null) return null;
  const names = new Set(
    [...new Set([provinceOf(code), cityOf(code), code])].map((each) => districtName(pack, each) ?? ''),
  );
  return [...names].filter((name) => !isCollective(name)).join('');
}

/**
 * Codes for names as a client writes them: 广东 / 深圳 / 南山.
 *
 * A missing 省, 市, 区 … is forgiven only while exactly one place fits. A municipality may stand as its own city
 * (北京 / 北京 / 朝阳), a blank city is inferred from the district when that is unique within the province, and a city
 * without districts (东莞) is its own district. Nothing is inferred upwards from a blank province.
 */
export function findDistrictByNames(pack: DistrictSource, names: DistrictNames): FoundDistricts {
  const nothing = { province: null, city: null, district: null };
  if (names.province === null) return { ...nothing, problems: [] };
  const province = pick(pack, 'province', names.province, () => true);
  if (!province.ok) return { ...nothing, problems: [province.problem] };
  const inProvince = (code: string) => provinceOf(code) === province.code;

  const city = names.city === null ? null : pickCity(pack, names.city, province.code);
  if (city && !city.ok) return { ...nothing, province: province.code, problems: [city.problem] };
  const cities = city ? city.codes : null;
  const onlyCity = cities?.length === 1 ? (cities[0] ?? null) : null;
  if (names.district === null) return { province: province.code, city: onlyCity, district: null, problems: [] };

  const inCity = (code: string) => inProvince(code) && (cities === null || cities.includes(cityOf(code)));
  const district = pickDistrict(pack, names.district, inCity);
  if (!district.ok) return { province: province.code, city: onlyCity, district: null, problems: [district.problem] };
  return { province: province.code, city: cityOf(district.code), district: district.code, problems: [] };
}

type Picked = { ok: true; code: string } | { ok: false; problem: DistrictProblem };

function pick(pack: DistrictSource, level: DistrictLevel, name: string, within: (code: string) => boolean): Picked {
  const rows = pack.districts.rows.filter(([code]) => levelOf(code) === level && within(code));
  return choose(pack, level, name, rows);
}

/** 市辖区 and 县 of a municipality answer to the municipality's own name as well. */
function pickCity(
  pack: DistrictSource,
  name: string,
  province: string,
): { ok: true; codes: string[] } | { ok: false; problem: DistrictProblem } {
  const own = districtName(pack, province) ?? '';
  const cities = pack.districts.rows.filter(([code]) => levelOf(code) === 'city' && provinceOf(code) === province);
  if (shortName(name) === shortName(own)) {
    const collective = cities.filter(([, each]) => isCollective(each)).map(([code]) => code);
    if (collective.length > 0) return { ok: true, codes: collective };
  }
  const picked = choose(pack, 'city', name, cities);
  return picked.ok ? { ok: true, codes: [picked.code] } : picked;
}

function pickDistrict(pack: DistrictSource, name: string, within: (code: string) => boolean): Picked {
  const inside = pack.districts.rows.filter(([code]) => levelOf(code) !== 'province' && within(code));
  const withDistricts = new Set(inside.filter(([code]) => levelOf(code) === 'district').map(([code]) => cityOf(code)));
  const rows = inside.filter(([code]) => levelOf(code) === 'district' || !withDistricts.has(code));
  return choose(pack, 'district', name, rows);
}

function choose(
  pack: DistrictSource,
  level: DistrictLevel,
  name: string,
  rows: readonly (readonly [string, string])[],
): Picked {
  const exact = rows.filter(([, each]) => each === name.trim());
  const fitting = exact.length > 0 ? exact : rows.filter(([, each]) => shortName(each) === shortName(name));
  const [only, ...others] = fitting;
  if (only && others.length === 0) return { ok: true, code: only[0] };
  const near = fitting.length > 0 ? fitting : rows.filter(([, each]) => resembles(each, name));
  return {
    ok: false,
    problem: {
      level,
      reason: fitting.length > 0 ? 'ambiguous' : 'unknown',
      candidates: near.slice(0, 3).map(([code, each]) => fullDistrictName(pack, code) ?? each),
    },
  };
}

function resembles(full: string, name: string): boolean {
  const short = shortName(name);
  return short !== '' && (full.includes(short) || [...short].slice(0, 2).join('') === full.slice(0, 2));
}

function isCollective(name: string): boolean {
  return name === '市辖区' || name === '县' || name.endsWith('直辖县级行政区划');
}

/**
 * The name people say: without its level, at least two characters long (北京市 → 北京, 东区 stays 东区).
 *
 * Of an autonomous region or prefecture the nationality goes as well where people leave it out (广西, 延边).
 */
export function shortName(name: string): string {
  const given = name.trim();
  return cut(cut(given, levelWords), nationalities);
}

const levelWords = /(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|市|区|县|盟)$/u;
const nationalities =
  /(维吾尔|壮族|回族|蒙古族?|藏族|朝鲜族|苗族|侗族|布依族|土家族|彝族|傣族|白族|哈尼族|羌族|黎族|哈萨克|柯尔克孜|傈僳族|景颇族)+$/u;

function cut(name: string, ending: RegExp): string {
  const shorter = name.replace(ending, '');
  return [...shorter].length >= 2 ? shorter : name;
}
