import type { Finding } from '../filing/finding.ts';
import { districtName } from '../rules/districts.ts';
import { statesDoorNumber, withoutDistrictPrefix } from './addressText.ts';
import { certificateAddress } from './certificateAddress.ts';
import type { LintContext } from './lintContext.ts';
import { contradictingCode, isPlace } from './regionCodes.ts';

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
  const unknown = levels.find(([level, , code]) => code !== null && !isPlace(pack, level, code));
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
