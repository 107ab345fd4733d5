import type { Timelines } from '../rules/rulePack.ts';

/** How long ahead of a change its filing is to be made; unless the rule pack is sure, it is said to be hearsay. */
export function changeSentence({ days, confidence }: NonNullable<Timelines['changeNotice']>): string {
  return confidence === 'high'
    ? `备案资料要变的，请提前 ${days} 天办变更备案；已经变了的，请尽快办。`
    : `备案资料要变的，有说法称要提前 ${days} 天办变更备案；请问清通管局。`;
}
