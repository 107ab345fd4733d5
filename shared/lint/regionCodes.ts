import type { Subject } from '../filing/subject.ts';
import { cityOf, type DistrictSource, districtName, hasDistricts, levelOf, provinceOf } from '../rules/districts.ts';

/** True for a code of the table at its level. A city without districts (东莞) stands as its own district. */
export function isPlace(pack: DistrictSource, level: 'province' | 'city' | 'district', code: string): boolean {
  if (districtName(pack, code) === null) return false;
  if (levelOf(code) === level) return true;
  return level === 'district' && levelOf(code) === 'city' && !hasDistricts(pack, code);
}

/** Which of three known codes disagrees with the other two; null when they agree or too few are given. */
export function contradictingCode({
  province,
  city,
  district,
}: Pick<Subject, 'province' | 'city' | 'district'>): 'province' | 'city' | 'district' | null {
  const cityInProvince = city === null || province === null || provinceOf(city) === province;
  const districtInCity = district === null || city === null || cityOf(district) === city;
  const districtInProvince = district === null || province === null || provinceOf(district) === province;
  if (cityInProvince && districtInCity && districtInProvince) return null;
  if (cityInProvince) return 'district';
  return district !== null && districtInCity ? 'province' : 'city';
}
