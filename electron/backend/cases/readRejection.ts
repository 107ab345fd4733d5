import type { Rejection } from '#shared/api/caseHistory.ts';
import { errorCodesIn } from '#shared/filing/officialState.ts';
import { fieldNamed } from '#shared/filing/rejectionField.ts';
import { reasonsIn } from '#shared/rules/rejectionReasons.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { StoredOwnRule } from '../vault/store/ownRules.ts';
import type { StoredRejection } from '../vault/store/rejections.ts';

/** A kept rejection with what the desk makes of each reason by today's rule pack. Pure. */
export function readRejection(
  { reasons, ...rejection }: StoredRejection,
  {
    rejectionReasons,
    rejectionWords,
    officialStates,
  }: Pick<RulePack, 'rejectionReasons' | 'rejectionWords' | 'officialStates'>,
  ownRules: readonly StoredOwnRule[],
): Rejection {
  return {
    ...rejection,
    reasons: reasons.map((reason) => {
      const text = `${reason.keyName} ${reason.error} ${reason.suggest ?? ''}`;
      const known = reasonsIn(text, rejectionWords);
      return {
        ...reason,
        ownRuleId: ownRules.find(({ reasonId }) => reasonId === reason.id)?.id ?? null,
        where: fieldNamed(reason.keyName) ?? fieldNamed(reason.error),
        codes: errorCodesIn(text, officialStates),
        known: rejectionReasons
          .filter(({ id }) => known.includes(id))
          .map(({ id, title, how, note }) => ({ id, title, how, note })),
      };
    }),
  };
}
