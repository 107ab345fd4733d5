import type { CodeTables } from '../api/about.ts';
import { chinaDay } from '../calendar/chinaDay.ts';
import { valueAt } from '../filing/applicationField.ts';
import type { Application } from '../filing/filingCase.ts';
import type { Finding } from '../filing/finding.ts';
import { materialSlot, materialSlotIdSchema } from '../filing/materialSlot.ts';
import { officialFieldFor } from '../filing/officialFields.ts';
import { shownValue } from '../filing/shownValue.ts';
import { isSlot, type OwnRule, type OwnRulePlace } from '../rules/ownRules.ts';
import type { LintContext } from './lintContext.ts';

/**
 * What the office learnt from its own rejections; always 建议, with the day it was learnt.
 *
 * A rule speaks where one of its words stands in the field as the screen shows it (services, places and types by
 * name), whatever the width and letter case; one without words speaks in every case of its province.
 */
export function lintOwnRules({ application, ownRules, pack, rulebook }: LintContext): Finding[] {
  return ownRules.flatMap((rule) => {
    if (!speaks(rule, application, pack)) return [];
    const asOf = chinaDay(new Date(rule.createdAt));
    return [
      rulebook('own.experience', {
        weight: 'should',
        where: placeOfRule(rule.field),
        message: rule.message,
        remedy: '请按上次被驳回的经验核对这一项；核对过没有问题的，可以不改',
        source: `本机构经验，${asOf}`,
        asOf,
      }),
    ];
  });
}

/** Where a rule's findings stand: the official path where the payload has one. */
export function placeOfRule(field: OwnRulePlace): string {
  if (!isSlot(field)) return officialFieldFor(field)?.path ?? field;
  return materialSlot(materialSlotIdSchema.parse(field.slice('materials.'.length))).officialPath ?? field;
}

function speaks({ province, field, words }: OwnRule, application: Application, pack: CodeTables): boolean {
  if (province !== null && province !== application.subject.province) return false;
  if (words.length === 0) return true;
  // What a paper says is not read: rules about papers are kept without words.
  if (isSlot(field)) return false;
  const value = valueAt(application, field);
  if (value === null || (Array.isArray(value) && value.length === 0)) return false;
  const said = plain(shownValue(field, value, pack));
  return words.some((word) => said.includes(plain(word)));
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}
