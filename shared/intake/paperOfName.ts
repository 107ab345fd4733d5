import type { MaterialSlotId } from '../filing/materialSlot.ts';
import type { Role } from '../filing/person.ts';
import type { PaperRow } from '../rules/papers.ts';
import { plain } from './plain.ts';

/** Which side of a card a picture shows; `both` is one picture of both sides. */
export type Side = 'front' | 'back' | 'both' | null;

/** What kind of paper a file name speaks of, and the word that says so. */
export type Paper = { readonly word: string } & (
  | { readonly kind: 'slot'; readonly slot: MaterialSlotId }
  | { readonly kind: 'preapproval' }
  | { readonly kind: 'authorisation'; readonly roles: readonly Role[] }
  | { readonly kind: 'card'; readonly side: Side }
);

/** Papers by their words, the more special ones first: a 承诺视频 is no 承诺书, a 更名函 of a 执照 no 执照. */
const slotWords: readonly (readonly [RegExp, MaterialSlotId])[] = [
  [/承诺视频|视频/u, 'promiseVideo'],
  [/手持/u, 'holdingPhoto'],
  [/代办委托|委托代办|委托书/u, 'agencyMandate'],
  [/责任告知书|告知书/u, 'truthNotice'],
  [/真实性承诺书/u, 'truthPledge'],
  [/不涉及|情况说明|说明函|公函/u, 'subjectOther'],
  [/商标/u, 'appOther'],
  [/承诺书/u, 'commitmentLetter'],
  [/更名|名称变更/u, 'nameChangeLetter'],
  [/党建/u, 'partyBuildingLetter'],
  [/建设方案/u, 'constructionProposal'],
  [/小程序其[他它]附?件?/u, 'appOther'],
  [/主体其[他它]附?件?/u, 'subjectOther'],
];

const authorisation = /授权(委托)?书|授权函|authori[sz]ation/u;
const residence = /居住证明?|暂住证|社保|房产证|不动产权?证/u;
const licence = /营业执照|执照|licen[cs]e|主体证件|法人证书|登记证|信用代码证|组织机构代码证|办学许可证|执业(许可)?证/u;
const approval = /前置审批|审批|批文|批复|许可证|资格证书/u;
const card =
  /身份证|证件|护照|通行证|永久居留|港澳台?居民|台湾居民|人像面|国徽面|正面|反面|背面|id_?card|passport|front|back/u;

/**
 * What paper a name speaks of. `text` is plain (see plain.ts) and without the client's own name;
 * `certificate` is the plain name of the subject's certificate type, `papers` bring the words of the rule pack, of which
 * the longest counts. Null when no word is known. Pure.
 */
export function paperOfName(
  text: string,
  certificate: string | null,
  papers: readonly Pick<PaperRow, 'slot' | 'names'>[] = [],
): Paper | null {
  const named = authorisation.exec(text);
  if (named) return { kind: 'authorisation', roles: rolesIn(text), word: named[0] };
  const told = longestName(text, papers);
  if (told) return told;
  for (const [words, slot] of slotWords) {
    const found = words.exec(text);
    if (found) return { kind: 'slot', slot, word: found[0] };
  }
  if (certificate !== null && text.includes(certificate)) {
    return { kind: 'slot', slot: 'subjectCertificate', word: certificate };
  }
  const side = sideIn(text);
  const home = residence.exec(text);
  // 港澳台居民居住证 is the person's own certificate; a picture of one of its sides tells it apart.
  if (home && !/港澳|台湾/u.test(text) && side === null)
    return { kind: 'slot', slot: 'residencePermit', word: home[0] };
  const paper = licence.exec(text);
  if (paper) return { kind: 'slot', slot: 'subjectCertificate', word: paper[0] };
  const permit = approval.exec(text);
  if (permit) return { kind: 'preapproval', word: permit[0] };
  const shown = card.exec(text);
  return shown ? { kind: 'card', side, word: shown[0] } : null;
}

/** The paper with the longest word of the rule pack that stands in a name; permits are told apart later. */
function longestName(text: string, papers: readonly Pick<PaperRow, 'slot' | 'names'>[]): Paper | null {
  let found: Paper | null = null;
  for (const { slot, names = [] } of papers) {
    for (const name of names) {
      const word = plain(name);
      if (word.length <= (found?.word.length ?? 0) || !text.includes(word)) continue;
      found = slot === 'preapproval' ? { kind: 'preapproval', word } : { kind: 'slot', slot, word };
    }
  }
  return found;
}

function sideIn(text: string): Side {
  if (/正反面?|双面|两面/u.test(text)) return 'both';
  const front = /人像|头像|正面|front/u.test(text);
  const back = /国徽|反面|背面|back/u.test(text);
  if (front && back) return 'both';
  return front ? 'front' : back ? 'back' : null;
}

/** Roles a name speaks of. 负责人 alone is not one: it may be either. */
export function rolesIn(text: string): Role[] {
  const roles: Role[] = [];
  if (/法定代表人|法代|法人(?!证书)|经营者|投资人/u.test(text)) roles.push('legalRepresentative');
  if (/主体[^/]{0,2}(小程序)?负责人|主体授权/u.test(text)) roles.push('subjectPrincipal');
  if (/小程序[^/主]{0,6}负责人|小程序授权|管理员/u.test(text)) roles.push('appPrincipal');
  return roles;
}

/** What stands beside a client's name in the names of files: papers, roles, dates, and what is said of copies. */
const besideNames = [
  ...[authorisation, residence, licence, approval, card, ...slotWords.map(([words]) => words)].map(
    ({ source }) => source,
  ),
  '主体|小程序|法定代表人|法代|法人|经营者|投资人|负责人|管理员|股东|联系人|委托人|代办人|经办人',
  '老板|客户|店铺|先生|女士|本人|的',
  '人像|头像|国徽|双面|两面|证书|证明|资料|材料|文件|电子版|授权|承诺|签[字名章]|备案|原件|复印件|扫描|照片|图片|截图|副本|正本|彩色|盖章|公章|高清|清晰|补拍|重拍|加急|新版|最新',
  '\\d+[年月日号份张页]',
].join('|');
const wordEnd = new RegExp(`(?:${besideNames})$`, 'u');
/** 正 and 反 alone are sides behind a name only, and with nothing more: 王伟正明 is a name. */
const sideBehind = /正反面?|[正反](?!\p{Script=Han})/u;
const wordBegin = new RegExp(`^(?:${besideNames}|${sideBehind.source})`, 'u');

/** Whether a plain text ends in a word that stands beside names of clients. Pure. */
export function endsInPaperWord(text: string): boolean {
  return wordEnd.test(text);
}

/** Whether it begins with one. Pure. */
export function startsWithPaperWord(text: string): boolean {
  return wordBegin.test(text);
}
