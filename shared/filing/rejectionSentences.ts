import { isExactFieldName, isFieldName } from './rejectionField.ts';
import { isName, partOf } from './rejectionPart.ts';

const longestName = 30;
const stop = /[。！!；;]/u;
/** What a name in brackets only belongs to: `与【主体备注】不符`, `请修改【主体备注】`. */
const leadsTo =
  /(?:[与和及或、，,在按见请把将对从到为由的向于“（(]|修改|填写|改为|核对|补充|完善|检查|参考|参照|更新|上传|确认|选择)$/u;
const goesOn = /^\s?[与和及或、，,的中里内处后前等”）)]/u;
const says = /[\p{L}\p{N}]/gu;

/**
 * A line taken apart where one field after another is named in it: `【小程序备注】过短【主体备注】太笼统`,
 * `小程序备注：过短。主体负责人手机号：打不通。` Pure, linear.
 *
 * A name in the middle of a sentence parts nothing, nor does a sentence that names no field.
 */
export function namedSentences(line: string): string[] {
  return bracketed(line).flatMap(sentences);
}

function bracketed(line: string): string[] {
  const pieces: string[] = [];
  let from = 0;
  let heads = false;
  for (const match of line.matchAll(/【([^【】]{1,30})】/gu)) {
    const name = match[1] ?? '';
    const before = line.slice(from, match.index).trimEnd();
    const behind = line.slice(match.index + match[0].length, match.index + match[0].length + 2);
    if (!isFieldName(name) && partOf(name) === null) continue;
    // The first heads what follows where nothing, or nothing but an introduction, stands before it.
    const begins = before === '' || /[：:]$/u.test(before) || stop.test(before.at(-1) ?? '');
    const said = heads ? before.slice(before.indexOf('】') + 1) : before;
    const follows = heads && [...said.matchAll(says)].length > 1 && !leadsTo.test(before) && !goesOn.test(behind);
    if (begins ? goesOn.test(behind) : !follows) continue;
    if (before !== '') pieces.push(line.slice(from, match.index));
    from = match.index;
    heads = true;
  }
  return [...pieces, line.slice(from)];
}

const opening = '（([【“\u300c\u300e《';
const closing = '）)]】”\u300d\u300f》';

function sentences(line: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (opening.includes(sign)) depth += 1;
    else if (closing.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && /[。！!]/u.test(sign) && beginsWithField(line.slice(at + 1, at + longestName + 4))) {
      pieces.push(line.slice(from, at + 1));
      from = at + 1;
    }
  }
  return [...pieces, line.slice(from)];
}

function beginsWithField(next: string): boolean {
  const at = next.search(/[：:]/u);
  const name = next.slice(0, Math.max(0, at)).trim();
  return name !== '' && isName(name) && isExactFieldName(name);
}
