/** What a rejection says of one reason. */
export type Part = 'keyName' | 'error' | 'suggest';

/** What stands before a colon, or over a column, and says which part follows. */
const labels: readonly (readonly [part: Part, pattern: RegExp])[] = [
  ['keyName', /^(?:驳回|审核|不通过|问题)?(?:字段|项目|栏目|项)(?:名称?)?$|^key_?name$/i],
  ['error', /^(?:驳回|失败|不通过|退回|具体|审核)?(?:原因|理由|问题|意见|说明)(?:如下)?$|^error$/i],
  ['suggest', /^(?:平台|修改|整改|处理|优化|操作)?(?:建议|意见建议|方法|指引)(?:如下)?$|^suggest(?:ion)?$/i],
];

/** The part a label stands for; null for other words. */
export function partOf(words: string): Part | null {
  const bare = words.trim().replaceAll(/[【】[\]“”"'*\s]/gu, '');
  return labels.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** A name is short and no sentence. */
export function isName(words: string): boolean {
  return words.length <= 30 && !/[。；，,;！!？?]/u.test(words);
}
