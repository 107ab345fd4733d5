import type { Finding } from '../filing/finding.ts';
import { citiesOf, cityNamed, cityOf, districtName, fullDistrictName, levelOf } from '../rules/districts.ts';
import { isStatisticalZone, placeNamed, wasPartOf } from '../rules/placeNamed.ts';
import { provinceNamed } from './addressText.ts';
import type { LintContext } from './lintContext.ts';
import { contradictingCode, isPlace } from './regionCodes.ts';

/** The place 证件住所 names must be the one filed in: one finding, at the widest level that differs. */
export function certificateAddress(context: LintContext): Finding[] {
  const { application, pack } = context;
  const { certificateAddress: text, province } = application.subject;
  if (text === null || province === null || !isPlace(pack, 'province', province)) return [];
  // A province that its own city contradicts has a finding already.
  const contradicting = contradictingCode(application.subject);
  if (contradicting === 'province') return [];
  const printed = provinceNamed(pack, text, province);
  if (printed !== null && printed !== province)
    return [elsewhere(context, districtName(pack, printed) ?? '外省', '备案省份')];
  return contradicting === null ? belowProvince(context, text, province) : [];
}

/**
 * City and district, where the address names them.
 *
 * Certificates outlive districts: what was renamed is not in the table and says nothing, a district that gave a part
 * away is allowed for, and so are development zones, which lie in one district and are filed in another.
 */
function belowProvince(context: LintContext, text: string, province: string): Finding[] {
  const { application, pack } = context;
  const { district } = application.subject;
  const city = application.subject.city ?? (district === null ? null : cityOf(district));
  // A code nobody knows has a finding of its own.
  if (city === null || !isPlace(pack, 'city', city)) return [];
  if (district !== null && !isPlace(pack, 'district', district)) return [];
  const named = placeNamed(pack, text, province);
  const zoned = pack.zones.some((zone) => zone.province === province && text.includes(zone.zone));
  if (named.city === null || zoned) return [];
  const chosen = district === null ? null : districtName(pack, district);
  // A county that was moved to another city keeps its name: 六安市寿县 is 淮南市寿县 today.
  const moved = chosen !== null && named.rest.startsWith(chosen);
  const printed = fullDistrictName(pack, named.district ?? named.city) ?? '';
  // A municipality is one city, though the table has two levels of its districts.
  const isMunicipality = citiesOf(pack, province).length === 0;
  if (named.city !== city && !isMunicipality)
    return askedByProvince(context, text) ? [] : [elsewhere(context, printed, '备案城市', moved)];
  if (named.district === null || district === null || levelOf(district) !== 'district') return [];
  if (named.district === district || moved || wasPartOf(pack, district, named.district)) return [];
  if ([district, named.district].some((code) => isStatisticalZone(pack, code))) return [];
  return [elsewhere(context, printed, '备案县区')];
}

/** True where the province's rule about one city tells the same of this address. */
function askedByProvince({ application, pack, province, settledNature }: LintContext, text: string): boolean {
  if (province?.sameCity !== true || settledNature !== 'organisation' || application.subject.city === null)
    return false;
  return cityNamed(pack, text, province.code) !== null;
}

function elsewhere({ rulebook }: LintContext, printed: string, level: string, moved = false): Finding {
  return rulebook('form.certificateAddressElsewhere', {
    weight: moved ? 'hint' : 'should',
    where: 'icp_subject.organize_info.certificate_address',
    message: `证件住所在${printed}，与${level}不同`,
    remedy: moved
      ? '证件印的是区划调整前的地名时可以不改；不是的，请按证件住所重新选择省市区'
      : '请核对备案省市区是否按证件住所选择；证件上的地名已经调整的，按现在的行政区选择',
  });
}
