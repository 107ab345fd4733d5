import type { Finding } from '../filing/finding.ts';
import type { Subject } from '../filing/subject.ts';
import { cityOf, districtName, hasDistricts, levelOf, provinceOf } from '../rules/districts.ts';
import { leadingProvince, statesDoorNumber, withoutDistrictPrefix } from './addressText.ts';
import type { LintContext } from './lintContext.ts';

const base = 'icp_subject.base_info';

/** Region codes known and consistent; the address starts after them and goes down to the door. */
export function lintAddress(context: LintContext): Finding[] {
  return [...districtCodes(context), ...address(context), ...certificateAddress(context)];
}

/** One finding at most: the code that does not fit the other two. */
function districtCodes(context: LintContext): Finding[] {
  const { pack, rulebook, application } = context;
  const { province, city, district } = application.subject;
  const levels = [
    ['province', '备案省份', province],
    ['city', '备案城市', city],
    ['district', '备案县区', district],
  ] as const;
  const unknown = levels.find(([level, , code]) => code !== null && !isPlace(context, level, code));
  if (unknown) {
    return [
      rulebook('form.districtUnknown', {
        weight: 'must',
        where: `${base}.${unknown[0]}`,
        message: `${unknown[1]}的代码 ${unknown[2]} 不在区划表（${pack.districts.asOf}）中，或级别不对`,
        remedy: `请从列表中重新选择${unknown[1]}`,
      }),
    ];
  }
  const odd = contradictingCode(application.subject);
  if (odd === null) return [];
  const names = levels
    .map(([, , code]) => (code === null ? null : districtName(pack, code)))
    .filter((name) => name !== null);
  return [
    rulebook('form.districtMismatch', {
      weight: 'must',
      where: `${base}.${odd}`,
      message: `备案省、市、县区互不相属：${names.join('、')}`,
      remedy: '请对照证件住所重新选择省、市、县区',
    }),
  ];
}

/** A city without districts (东莞) stands as its own district. */
function isPlace({ pack }: LintContext, level: 'province' | 'city' | 'district', code: string): boolean {
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

function address(context: LintContext): Finding[] {
  const { application, pack, rulebook } = context;
  const where = `${base}.address`;
  const text = application.subject.address;
  if (text === null) return [];
  const findings: Finding[] = [];
  const rest = withoutDistrictPrefix(pack, text, application.subject);
  if (rest !== text) {
    findings.push(
      rulebook('form.addressPrefix', {
        weight: 'must',
        where,
        message: '通讯地址开头重复了省市区，省市区已在前面选过',
        remedy: rest === '' ? '请填写省市区之后的详细地址' : `请只保留“${rest}”`,
      }),
    );
  }
  if (rest.includes('市辖区')) {
    findings.push(
      rulebook('form.addressCollective', {
        weight: 'must',
        where,
        message: '通讯地址里写了“市辖区”，这不是地名',
        remedy: '请删去“市辖区”三个字',
      }),
    );
  }
  const rested = rest.replaceAll('市辖区', '');
  if (rested !== '' && !statesDoorNumber(rested)) {
    findings.push(
      rulebook('form.addressDoorNumber', {
        weight: 'should',
        where,
        message: '通讯地址似乎没有写到门牌号或房间号',
        remedy: '请写到“××路××号××室”；确实没有门牌号的，请在主体备注里说明',
      }),
    );
  }
  return findings;
}

/** The certificate's address is printed in full; a province at its start must be the one filed in. */
function certificateAddress(context: LintContext): Finding[] {
  const { application, pack, rulebook } = context;
  const { certificateAddress: text, province } = application.subject;
  if (text === null || province === null || !isPlace(context, 'province', province)) return [];
  // A province that its own city contradicts has a finding already.
  if (contradictingCode(application.subject) === 'province') return [];
  const printed = leadingProvince(pack, text);
  if (printed === null || printed === province) return [];
  return [
    rulebook('form.certificateAddressElsewhere', {
      weight: 'should',
      where: 'icp_subject.organize_info.certificate_address',
      message: `证件住所在${districtName(pack, printed) ?? '外省'}，与备案省份不同`,
      remedy: '请核对备案省市区是否按证件住所选择',
    }),
  ];
}
