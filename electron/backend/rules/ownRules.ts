import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { addOwnRuleInput, removedOwnRuleSchema } from '#shared/api/ownRules.ts';
import type { OwnRule } from '#shared/rules/ownRules.ts';
import type { Desk } from '../desk.ts';
import { transaction } from '../vault/sql.ts';
import { deleteOwnRule, getOwnRule, insertOwnRule, isRejectionReason, listOwnRules } from '../vault/store/ownRules.ts';

/** The office's own rules, the newest first. Throws `vaultLocked`. */
export function ownRules(desk: Desk): OwnRule[] {
  return listOwnRules(desk.vault().db).map(({ reasonId, ...rule }) => rule);
}

/**
 * Keeps a rule of the office; every case is judged by it from then on.
 *
 * Throws `recordMissing` for a reason that is not there, `badInput` for a moment that is still to come, for a province
 * the rule pack does not have and for a rule that is there already, `vaultLocked`.
 */
export function addOwnRule(desk: Desk, { rule, reasonId, createdAt }: z.infer<typeof addOwnRuleInput>): OwnRule {
  const { db } = desk.vault();
  const now = desk.now();
  const at = createdAt === null ? now : new Date(createdAt);
  if (at > now) throw new DeskError('badInput', { detail: '规则的日期晚于现在' });
  const { province } = rule;
  // Not `provinces`: that table has only those with demands of their own.
  if (
    province !== null &&
    !(province.endsWith('0000') && desk.pack.districts.rows.some(([code]) => code === province))
  ) {
    throw new DeskError('badInput', { detail: `没有编号是 ${province} 的省份` });
  }
  return transaction(db, () => {
    if (reasonId !== null && !isRejectionReason(db, reasonId))
      throw new DeskError('recordMissing', { what: '驳回原因' });
    if (listOwnRules(db).some((each) => sameRule(each, rule))) {
      throw new DeskError('badInput', { detail: '已经有一条一样的规则' });
    }
    const id = insertOwnRule(db, rule, { reasonId, createdAt: at.toISOString() });
    return { ...rule, id, createdAt: at.toISOString() };
  });
}

/** Removes a rule and answers with what it was. Throws `recordMissing`, `vaultLocked`. */
export function removeOwnRule(desk: Desk, id: number): z.infer<typeof removedOwnRuleSchema> {
  const { db } = desk.vault();
  return transaction(db, () => {
    const stored = getOwnRule(db, id);
    if (stored === null) throw new DeskError('recordMissing', { what: '规则' });
    deleteOwnRule(db, id);
    const { id: _, reasonId, createdAt, ...rule } = stored;
    return { rule, reasonId, createdAt };
  });
}

function sameRule(one: Omit<OwnRule, 'id' | 'createdAt'>, other: Omit<OwnRule, 'id' | 'createdAt'>): boolean {
  return (
    one.province === other.province &&
    one.field === other.field &&
    one.message === other.message &&
    one.words.join('\n') === other.words.join('\n')
  );
}
