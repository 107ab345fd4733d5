import type { Finding } from '../filing/finding.ts';
import { noServiceChosen } from '../filing/findingKind.ts';
import { nameWidth, noPreapproval, type Preapproval } from '../filing/miniProgram.ts';
import type { LintContext } from './lintContext.ts';

const base = 'icp_applets.base_info';

/** Name, remark, service types and pre-approvals. What was not entered at all is reported by the form rules. */
export function lintMiniProgram(context: LintContext): Finding[] {
  return [...name(context), ...comment(context), ...services(context), ...preapprovals(context)];
}

function name({ application, pack, rulebook }: LintContext): Finding[] {
  const where = `${base}.name`;
  const text = application.miniProgram.name;
  if (text === null) return [];
  const findings: Finding[] = [];
  const width = nameWidth(text);
  const { least, most } = pack.limits.appName;
  if (width < least || width > most) {
    findings.push(
      rulebook('form.appNameLength', {
        weight: 'must',
        where,
        message: `小程序名称长度为 ${width} 个字符（汉字算 2 个），应在 ${least} 到 ${most} 之间`,
        remedy: width < least ? '请改用长一些的名称' : '请缩短名称',
      }),
    );
  }
  if (text.includes('小程序')) {
    findings.push(
      rulebook('form.appNameWord', {
        weight: 'must',
        where,
        message: '小程序名称里有“小程序”三个字，平台不接受',
        remedy: '请在公众平台改名，去掉这三个字',
      }),
    );
  }
  return findings;
}

function comment({ application, pack, rulebook }: LintContext): Finding[] {
  const text = application.miniProgram.comment;
  if (text === null) return [];
  const length = [...text].length;
  const { least, most } = pack.limits.appComment;
  if (length >= least && length <= most) return [];
  const gap = length < least ? `还差 ${least - length} 字` : `多了 ${length - most} 字`;
  return [
    rulebook('form.appCommentLength', {
      weight: 'must',
      where: `${base}.comment`,
      message: `小程序备注有 ${length} 字，应为 ${least} 到 ${most} 字，${gap}`,
      remedy:
        length < least
          ? '请写明实际业务、主要服务内容，以及名称与主体的关系'
          : '请删去与业务无关的内容，保留主要服务的说明',
    }),
  ];
}

function services({ application, pack, rulebook }: LintContext): Finding[] {
  const where = `${base}.service_content_types`;
  const { most } = pack.limits.serviceTypes;
  const chosen = application.miniProgram.serviceTypes;
  const distinct = [...new Set(chosen)];
  const say = (rule: string, message: string, remedy: string) =>
    rulebook(rule, { weight: 'must', where, message, remedy });
  if (chosen.length === 0) {
    return [say('form.serviceCount', noServiceChosen, `请选择 1 到 ${most} 个二级服务内容类型`)];
  }
  const findings = distinct.flatMap((id) => {
    const row = pack.serviceTypes.find((each) => each.id === id);
    if (!row) return [say('form.serviceUnknown', `服务内容类型 ${id} 不在代码表中`, '请从列表中重新选择')];
    if (row.parent !== null) return [];
    return [
      say('form.serviceFirstLevel', `“${row.name}”是一级类型，不能直接选用`, `请展开“${row.name}”，选它下面的二级类型`),
    ];
  });
  if (distinct.length < chosen.length) {
    findings.push(say('form.serviceDouble', '同一个服务内容类型选了不止一次', '请删去重复的一项'));
  }
  if (distinct.length > most) {
    findings.push(
      say('form.serviceCount', `服务内容类型选了 ${distinct.length} 个，最多 ${most} 个`, '请只保留最主要的几个'),
    );
  }
  return findings;
}

function preapprovals(context: LintContext): Finding[] {
  const { application, rulebook } = context;
  const items = application.miniProgram.preapprovals;
  // An item that stands there twice is judged where it stands first.
  const isFirst = ({ type }: Preapproval, index: number) => items.findIndex((item) => item.type === type) === index;
  const findings = items.flatMap((item, index) => (isFirst(item, index) ? onePreapproval(context, item, index) : []));
  const doubled = items.findIndex((item, index) => items.findIndex(({ type }) => type === item.type) < index);
  if (doubled >= 0) {
    findings.push(
      rulebook('form.preapprovalDouble', {
        weight: 'must',
        where: `${base}.nrlx_details[${doubled}].type`,
        message: '同一个前置审批项选了不止一次',
        remedy: '请删去重复的一项',
      }),
    );
  }
  const none = items.findIndex(({ type }) => type === noPreapproval);
  if (none >= 0 && items.some(({ type }) => type !== noPreapproval)) {
    findings.push(
      rulebook('form.preapprovalNone', {
        weight: 'must',
        where: `${base}.nrlx_details[${none}].type`,
        message: '“以上都不涉及”与其他前置审批项同时选了',
        remedy: '确有审批项就去掉“以上都不涉及”，否则只留这一项',
      }),
    );
  }
  return findings;
}

function onePreapproval(context: LintContext, item: Preapproval, index: number): Finding[] {
  const { pack, rulebook, submissionDay } = context;
  const where = `${base}.nrlx_details[${index}]`;
  const row = pack.preapprovalTypes.find(({ id }) => id === item.type);
  if (!row) {
    return [
      rulebook('form.preapprovalUnknown', {
        weight: 'must',
        where: `${where}.type`,
        message: `前置审批项 ${item.type} 不在代码表中`,
        remedy: '请从列表中重新选择前置审批项',
      }),
    ];
  }
  if (!row.requiresNumberAndFile) return [];
  const findings: Finding[] = [];
  if (item.code === null) {
    findings.push(
      rulebook('form.preapprovalCode', {
        weight: 'must',
        where: `${where}.code`,
        message: `前置审批项“${row.name}”没有填审批号`,
        remedy: `请按${row.document ?? '审批文件'}填写审批号`,
      }),
    );
  } else if (row.numberPattern !== null && !new RegExp(row.numberPattern, 'u').test(item.code)) {
    findings.push(
      rulebook('form.preapprovalPattern', {
        weight: 'should',
        where: `${where}.code`,
        message: `“${row.name}”的审批号与常见写法不同${row.numberExample === null ? '' : `（常见：${row.numberExample}）`}`,
        remedy: '请对照审批文件核对；确实如此就不用改',
      }),
    );
  }
  // ISO days compare as text, and 长期 sorts after every day.
  if (item.validUntil !== null && item.validUntil < submissionDay) {
    findings.push(
      rulebook('form.preapprovalExpired', {
        weight: 'must',
        where: `${where}.media`,
        message: `“${row.name}”的审批文件到 ${item.validUntil} 为止，提交时已经过期`,
        remedy: '请换用有效的审批文件',
      }),
    );
  }
  return findings;
}
