import { type Finding, onceADefect, sortFindings } from '../filing/finding.ts';
import { officialFieldAt, officialRolePaths } from '../filing/officialFields.ts';
import { dottedPath } from '../payload/payloadTree.ts';
import type { ReadPayload } from '../payload/readPayload.ts';
import { rulebookOf } from '../rules/rulebook.ts';
import type { RulePack } from '../rules/rulePack.ts';
import { lintApplication } from './lintApplication.ts';
import type { LintOptions } from './lintContext.ts';

/**
 * All problems of an official payload at once; `where` is the dotted path.
 *
 * Files it names count as handed in. What the payload has no field for is asked for only when the office's own part
 * came with it. A value that cannot be read is one finding: that its field counts as empty is not told as well. Pure.
 */
export function lintPayload(
  payload: ReadPayload,
  pack: RulePack,
  options: Pick<LintOptions, 'today' | 'profile'>,
): Finding[] {
  const { application, filingCase, media, hasOffice } = payload;
  const whole = { ...application, filingCase: { ...filingCase, number: '0000-0000', stage: 'subjectInfo' as const } };
  const judged = lintApplication(whole, pack, {
    ...options,
    materials: media,
    filesAt: new Set(media.map(({ path }) => dottedPath(path))),
    agencyPhones: [],
    ownRules: [],
  });
  const rulebook = rulebookOf(pack);
  // What is said of a list as a whole (`[]`) is said of an item of it that cannot be read.
  const unreadable = new Set(payload.unreadable.flatMap((where) => [where, where.replaceAll(/\[\d+\]/g, '[]')]));
  const otherDays = payload.otherDays
    .filter((where) => !unreadable.has(where))
    .map((where) =>
      rulebook('form.unreadable', {
        weight: 'must',
        where,
        message: `${officialFieldAt(where)?.label ?? where}没有按官方的写法写日期`,
        remedy: '请写成八位数字，中间不加横线（如 20261123）；导入时会自动改好',
      }),
    );
  const told = judged.filter(({ where }) => (hasOffice || where.startsWith('icp_')) && !unreadable.has(where));
  return sortFindings([...onceADefect(withoutGuesses(told)), ...otherDays, ...strangeParts(payload, pack)]);
}

/** That nobody is the legal representative is only concluded from the principal, where the payload does not name him. */
function withoutGuesses(findings: readonly Finding[]): Finding[] {
  const principalMissing = findings.some(
    ({ rule, where }) => rule === 'form.roleMissing' && where.startsWith(`${officialRolePaths.subjectPrincipal}.`),
  );
  return findings.filter(({ rule }) => !(principalMissing && rule === 'form.legalRepresentativeMissing'));
}

/** What could not be read blocks; what nobody knows is only named. */
export function strangeParts({ unreadable, unknown }: ReadPayload, pack: RulePack): Finding[] {
  const rulebook = rulebookOf(pack);
  return [
    ...unreadable.map((where) =>
      rulebook('form.unreadable', {
        weight: 'must',
        where,
        message: `${officialFieldAt(where)?.label ?? where}的内容读不出来`,
        remedy: '请按这一栏的格式改写：代码写数字，日期写八位数字（如 20261123）',
      }),
    ),
    ...unknown.map((where) =>
      rulebook('form.unknownField', {
        weight: 'hint',
        where,
        message: `官方表单里没有“${where}”这一栏，内容原样保留`,
        remedy: '请核对这一栏是不是写错了名字；不是的，可以不管',
      }),
    ),
  ];
}
