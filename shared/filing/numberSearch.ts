/** From so many characters on a word is looked for inside numbers: three digits are in every other phone. */
export const numberSearchLength = 4;

/** True when a search holds digits, too few of them to be looked for inside phones and certificate numbers. */
export function tooFewDigits(text: string): boolean {
  return text.split(/\s+/u).some((word) => /^\d+$/.test(word) && word.length < numberSearchLength);
}

/** What is said to somebody whose search with too few digits found nothing. */
export const tooFewDigitsAdvice = `电话和证件号码要输入至少 ${numberSearchLength} 位。`;
