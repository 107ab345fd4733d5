import { personIn, sameHuman } from '../filing/filingCase.ts';
import type { Finding } from '../filing/finding.ts';
import { nameWidth, noPreapproval } from '../filing/miniProgram.ts';
import { wordsIn } from '../rules/wordLists.ts';
import { concernedPersons, type LintContext } from './lintContext.ts';
import { findStray, sameButForStray } from './strayCharacters.ts';

const app = 'icp_applets.base_info';

/**
 * What names, remarks and the business scope say, by the word lists of the rule pack.
 *
 * Reviewers read; we compare words. So nothing here blocks.
 */
export function lintContent(context: LintContext): Finding[] {
  return [...name(context), ...approvals(context), ...comment(context), ...personal(context), ...stray(context)];
}

function name(context: LintContext): Finding[] {
  const { application, pack, rulebook } = context;
  const text = application.miniProgram.name;
  if (text === null) return [];
  const where = `${app}.name`;
  const findings: Finding[] = [];
  const national = wordsIn(text, pack.wordLists.national);
  if (national.length > 0) {
    findings.push(
      rulebook('content.nationalName', {
        weight: 'should',
        where,
        message: `小程序名称里有“${national.join('”“')}”，通管局一般不接受这类字样`,
        remedy: '请改名；确有批准或注册依据的，准备好证明并在备注里写明',
      }),
    );
  }
  const width = nameWidth(text);
  const { least, most } = pack.limits.appName;
  // A name of the wrong length has to be changed anyway.
  const shape = width < least || width > most ? null : oddShape(text);
  if (shape !== null) {
    findings.push(
      rulebook('content.nameShape', {
        weight: 'should',
        where,
        message: `小程序名称${shape}，可能被退回`,
        remedy: '最好用三个以上汉字、看得出做什么的名称；不改名的，在备注里写明名称的含义',
      }),
    );
  }
  const general = pack.wordLists.general.words.find((word) => text.endsWith(word));
  if (general !== undefined) {
    findings.push(
      rulebook('content.nameGeneral', {
        weight: 'hint',
        where,
        message: `小程序名称以“${general}”结尾，可能被认为过于宽泛`,
        remedy: '请在备注里写清楚做什么；有的省份要求改名',
      }),
    );
  }
  if (shape === null && width >= least && national.length === 0 && isUnrelated(context, text)) {
    findings.push(
      rulebook('content.nameUnrelated', {
        weight: 'hint',
        where,
        message: '从主体名称、经营范围和备注里看不出与小程序名称的关系',
        remedy: '请在小程序备注里写一句名称与主体业务的关系',
      }),
    );
  }
  return findings;
}

/** What is odd about the letters of a name; null when nothing is. Website naming rules, medium. */
function oddShape(text: string): string | null {
  const han = [...text].filter((character) => /\p{Script=Han}/u.test(character)).length;
  if (/^[\p{Script=Latin}\s]+$/u.test(text)) return '全是英文字母';
  if (/^\p{N}+$/u.test(text)) return '全是数字';
  const sign = /[^\p{L}\p{N}()（）·\s]/u.exec(text)?.[0];
  if (sign !== undefined) return `含有符号“${sign}”`;
  return han < 3 ? `只有 ${han} 个汉字` : null;
}

/** True when no two neighbouring characters of the name stand in anything else that describes the business. */
function isUnrelated({ application }: LintContext, text: string): boolean {
  const { subject, miniProgram } = application;
  const { businessScope } = subject;
  // Without a scope there is too little to compare with.
  if (businessScope === null) return false;
  const described = [subject.name, businessScope, miniProgram.comment].join(' ');
  const characters = [...text].filter((character) => /\p{Script=Han}/u.test(character));
  return !characters.some((character, at) => at > 0 && described.includes(`${characters[at - 1]}${character}`));
}

/** Words of a 前置审批 field in the name or the scope, while none of its items is chosen. */
function approvals({ application, pack, rulebook }: LintContext): Finding[] {
  const { miniProgram, subject } = application;
  const chosen = miniProgram.preapprovals.map(({ type }) => type).filter((type) => type !== noPreapproval);
  const open = (types: readonly number[]) => !types.some((type) => chosen.includes(type));
  const findings = pack.wordLists.approvalInName.flatMap((list) => {
    const words = miniProgram.name === null || !open(list.types) ? [] : wordsIn(miniProgram.name, list);
    if (words.length === 0) return [];
    return rulebook('content.nameApproval', {
      weight: 'should',
      where: `${app}.name`,
      message: `小程序名称里有“${words.join('”“')}”，通管局可能按“${list.title}”要前置审批`,
      remedy: '确有这类业务就选上前置审批项并准备批准文件；没有的，准备“不涉及”承诺书，或改名',
    });
  });
  const inScope = pack.wordLists.approvalInScope.flatMap((list) => {
    const words = subject.businessScope === null || !open(list.types) ? [] : wordsIn(subject.businessScope, list);
    return words.length === 0 ? [] : [{ words, title: list.title }];
  });
  // One finding for the scope: five kinds of words want the same letter.
  if (inScope.length > 0) {
    const named = inScope.map(({ words, title }) => `${title}（${words.slice(0, 3).join('、')}）`).join('；');
    findings.push(
      rulebook('content.scopeApproval', {
        weight: 'should',
        where: 'subject.businessScope',
        message: `经营范围里有前置审批字样：${named}`,
        remedy: '小程序不做这类业务的，多数省份要“不涉及”承诺书，并在备注里写明；湖北、辽宁可能要先改经营范围',
      }),
    );
  }
  return findings;
}

function comment({ application, pack, province, rulebook }: LintContext): Finding[] {
  const text = application.miniProgram.comment;
  if (text === null) return [];
  // What the province wants to read there is no fault.
  const wanted = new Set(province?.remarkMustSay.flatMap(({ anyOf }) => anyOf) ?? []);
  const vague = wordsIn(text, pack.wordLists.vague).filter((word) => !wanted.has(word));
  if (vague.length === 0) return [];
  return [
    rulebook('content.vagueComment', {
      weight: 'should',
      where: `${app}.comment`,
      message: `小程序备注里的“${vague.join('”“')}”说不清实际做什么`,
      remedy: '请写明给谁用、有哪些主要功能，以及名称与主体的关系',
    }),
  ];
}

/** A person's mini program is about the person: no company, no trade, no forum. */
function personal({ application, settledNature, pack, rulebook }: LintContext): Finding[] {
  if (settledNature !== 'personal') return [];
  const { name: title, comment: text } = application.miniProgram;
  const places = [
    ['名称', title, `${app}.name`],
    ['备注', text, `${app}.comment`],
  ] as const;
  return places.flatMap(([label, value, where]) => {
    const words = value === null ? [] : wordsIn(value, pack.wordLists.business);
    if (words.length === 0) return [];
    return rulebook('content.personalBusiness', {
      weight: 'should',
      where,
      message: `个人主体的小程序${label}里有“${words.join('”“')}”，个人一般不能办企业、经营和论坛一类的内容`,
      remedy: '请按个人实际用途改写；确是经营用途的，改用企业或个体工商户办理',
    });
  });
}

/** Names and addresses are compared character by character with the certificate: what nobody sees still differs. */
function stray(context: LintContext): Finding[] {
  const { application, rulebook } = context;
  const { subject } = application;
  const places = [
    ['主办单位名称', subject.name, 'icp_subject.base_info.name'],
    ['主体证件住所', subject.certificateAddress, 'icp_subject.organize_info.certificate_address'],
    ...namesOfPersons(context),
  ] as const;
  const spelt = twoSpellings(context);
  return places.flatMap(([label, value, where]) => {
    const found = value === null || spelt.has(value) ? null : findStray(value);
    if (found === null) return [];
    return rulebook('content.strayCharacters', {
      weight: 'should',
      where,
      message: `${label}第 ${found.at} 个字${found.what}，与证件逐字比对时会不一致`,
      remedy: '请对照证件重新输入这一处',
    });
  });
}

/** The name of whoever files for himself stands at the subject. */
function namesOfPersons(context: LintContext): [label: string, value: string | null, where: string][] {
  const own = context.settledNature === 'personal' ? context.application.subject.name : null;
  return concernedPersons(context)
    .filter(({ person }) => person.name !== own)
    .map(({ person, path, who }) => [`${who}的姓名`, person.name, `${path}.name`]);
}

/** Names of one human being that are spelt in two ways which look alike: told where the two are compared. */
function twoSpellings(context: LintContext): ReadonlySet<string> {
  const { application, settledNature } = context;
  const [first, ...others] = concernedPersons(context).map(({ person }) => person);
  const pairs = others.filter((each) => first && sameHuman(first, each)).map(({ name: other }) => [first?.name, other]);
  if (settledNature === 'personal')
    pairs.push([application.subject.name, personIn(application, 'subjectPrincipal')?.name]);
  const alike = pairs.flatMap(([one, other]) => (one && other && sameButForStray(one, other) ? [one, other] : []));
  return new Set(alike);
}
