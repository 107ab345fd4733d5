import type { Day } from '../filing/date.ts';
import type { NumberKind } from '../rules/rulePack.ts';
import { checkAppId } from './appId.ts';
import { checkCreditCode } from './creditCode.ts';
import { checkFilingNumber, type ProvinceLetters } from './filingNumber.ts';
import type { NumberCheck } from './numberCheck.ts';
import { checkForeignPermanentId, checkHkmoPermit, checkPassport, checkTwPermit } from './otherCertificates.ts';
import { checkMobile } from './phone.ts';
import { checkResidentId } from './residentId.ts';

export type { NumberCheck, NumberProblem } from './numberCheck.ts';

/** No number has a tenth of these characters, however it is spaced; more is a pasted text and not worth reading. */
const longestInput = 300;

/** What numbers are judged by. */
export interface NumberRules {
  /** Decides whether a birthday lies in the future. */
  readonly today: Day;
  /** What filing numbers begin with: the provinces of the rule pack. */
  readonly provinces: readonly ProvinceLetters[];
}

const checks: Readonly<Record<NumberKind, (input: string, rules: NumberRules) => NumberCheck>> = {
  'resident-id': (input, { today }) => checkResidentId('resident-id', input, today),
  'hkmo-residence': (input, { today }) => checkResidentId('hkmo-residence', input, today),
  'tw-residence': (input, { today }) => checkResidentId('tw-residence', input, today),
  'hkmo-permit': checkHkmoPermit,
  'tw-permit': checkTwPermit,
  'foreign-permanent-id': (input, { today }) => checkForeignPermanentId(input, today),
  passport: checkPassport,
  'credit-code': checkCreditCode,
  mobile: checkMobile,
  appid: checkAppId,
  'filing-number': (input, { provinces }) => checkFilingNumber(input, provinces),
};

/**
 * Judges one number of any kind: what exactly is wrong with it, or what was normalised to accept it.
 *
 * Never throws, whatever the text; never repairs.
 */
export function checkNumber(kind: NumberKind, input: string, rules: NumberRules): NumberCheck {
  if (input.length > longestInput) {
    const reason = `有 ${input.length} 个字符，不像是一个号码，请核对是不是粘贴了别的内容`;
    return {
      ok: false,
      normalized: input.slice(0, longestInput),
      problems: [{ position: null, character: null, reason }],
    };
  }
  return checks[kind](input, rules);
}
