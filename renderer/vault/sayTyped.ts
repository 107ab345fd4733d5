import { compareGroups, readRecoveryCode, recoveryLength, recoveryLettersOf } from '#shared/vault/recoveryCode.ts';

/** Which groups differ from the code that was shown, without giving any of it away; null while none does. */
export function saySlip(typed: string, code: string): string | null {
  const wrong = compareGroups(typed, code).flatMap((verdict, index) => (verdict === 'wrong' ? [index + 1] : []));
  return wrong.length === 0 ? null : `第 ${wrong.join('、')} 组和显示的不一样。请对照纸上看，是输错了还是抄错了。`;
}

/** Why what was typed cannot be a recovery code yet; null when it can. */
export function sayIncomplete(typed: string): string | null {
  const missing = recoveryLength - recoveryLettersOf(typed).length;
  if (missing > 0) return `还差 ${missing} 位，一共 ${recoveryLength} 位。`;
  if (missing < 0) return `多了 ${-missing} 位，一共 ${recoveryLength} 位。`;
  return readRecoveryCode(typed) === null ? '里面有恢复码不会用到的字符，请对照纸上核对。' : null;
}
