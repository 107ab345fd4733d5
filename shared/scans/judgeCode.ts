import type { Finding } from '../filing/finding.ts';
import { expectedCreditCheck } from '../identity/creditCode.ts';
import type { Judge, ScanDemands } from './judgeScan.ts';
import type { Zone } from './quad.ts';
import type { ScanFacts } from './scanFacts.ts';

/** What a code on a subject's certificate says, as far as it concerns the filing. */
type Said =
  | { readonly kind: 'foreign'; readonly host: string }
  | { readonly kind: 'matches' | 'differs' | 'names'; readonly number: string }
  | { readonly kind: 'opaque'; readonly host: string | null }
  | { readonly kind: 'unread' };

/**
 * The square code of a subject's certificate against the credit code that was typed in: the same is a proof, another
 * one a warning, and so is an address that is nobody's office. Most codes only lead to an office's page: then nothing
 * can be told.
 *
 * Without a case (`creditCode` undefined) it says what was read; false stands for certificates without a credit code,
 * of which nothing is said. One finding a kind, however many codes there are.
 */
export function judgeCode(facts: ScanFacts, demands: ScanDemands, judge: Judge): Finding[] {
  const { creditCode } = demands;
  if (!facts.codes || facts.codes.length === 0 || demands.kind !== 'subjectCertificate' || creditCode === false)
    return [];
  const told = new Map<Said['kind'], { readonly said: Said; readonly zones: Zone[] }>();
  for (const { text, zone } of facts.codes) {
    const said = text === null ? ({ kind: 'unread' } as const) : readCode(text, creditCode, demands);
    const known = told.get(said.kind);
    if (known) known.zones.push(zone);
    else told.set(said.kind, { said, zones: [zone] });
  }
  // What is proved by one code is not left open by another.
  if (told.has('matches')) for (const open of ['opaque', 'unread'] as const) told.delete(open);
  return [...told.values()].map(({ said, zones }) => say(said, { creditCode, judge, zones }));
}

/** What one code says. Foreign addresses come first: whoever prints one can print any number into it. */
function readCode(
  text: string,
  typed: string | null | undefined,
  { thresholds }: Pick<ScanDemands, 'thresholds'>,
): Said {
  const host = hostOf(text);
  if (host !== null && !thresholds.codeHosts.some((known) => host === known || host.endsWith(`.${known}`)))
    return { kind: 'foreign', host };
  const plain = folded(text);
  const wanted = typed ? folded(typed).replaceAll(/[\s-]/g, '') : '';
  if (wanted !== '' && standsAlone(plain, wanted)) return { kind: 'matches', number: wanted };
  const [number] = creditCodesIn(plain);
  if (number === undefined) return { kind: 'opaque', host };
  return { kind: typed ? 'differs' : 'names', number };
}

/** The credit codes with a right check character that stand in a text. Pure. */
export function creditCodesIn(text: string): string[] {
  const found = [...folded(text).matchAll(anyCreditCode)].map(([each]) => each);
  return found.filter((each) => expectedCreditCheck(each.slice(0, 17)) === each[17]);
}

/** Characters of GB 32100-2015, standing alone. */
const anyCreditCode = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/g;

function standsAlone(text: string, number: string): boolean {
  const at = text.indexOf(number);
  return at >= 0 && !/[0-9A-Z]/.test(`${text[at - 1] ?? ''}${text[at + number.length] ?? ''}`);
}

/** Half-width capitals; what an address writes in percent signs is read, where it can be. */
function folded(text: string): string {
  return readable(text).normalize('NFKC').toUpperCase();
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** With or without http:// in front; a name and a password before the host are no part of it. */
const webAddress = /^\s*(?:https?:[\\/]*)([^\\/?#\s]*)|^\s*((?:[\w-]+\.)+[a-z]{2,}(?::\d+)?)(?:[/?#]|\s*$)/i;

/** The host of a web address; null for any other text. */
function hostOf(text: string): string | null {
  const found = webAddress.exec(text);
  const authority = found?.[1] ?? found?.[2];
  if (authority === undefined) return null;
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  return host.toLowerCase().replace(/\.$/, '');
}

interface Circumstances {
  readonly creditCode: string | null | undefined;
  readonly judge: Judge;
  readonly zones: readonly Zone[];
}

function say(said: Said, { creditCode, judge, zones }: Circumstances): Finding {
  const at = { where: 'codes', zones } as const;
  switch (said.kind) {
    case 'matches':
      return judge('scan.codeMatches', {
        ...at,
        weight: 'hint',
        message: `证件上的二维码写着 ${said.number}，和填写的统一社会信用代码一致。`,
        remedy: '不用处理；这一项已由二维码核对过。',
      });
    case 'differs':
      return judge('scan.codeDiffers', {
        ...at,
        weight: 'should',
        message: `证件上的二维码写着 ${said.number}，和填写的统一社会信用代码不一致。`,
        remedy: '请对照证件核对号码；也请看一眼是不是放错了别的客户的证件。',
      });
    case 'names':
      return judge('scan.codeRead', {
        ...at,
        weight: 'hint',
        message: `证件上的二维码写着统一社会信用代码 ${said.number}。`,
        remedy:
          creditCode === undefined
            ? '这里没有案件可以对照；放进案件后会和填写的号码核对。'
            : '案件里还没有填写这个号码，填好后会自动核对。',
      });
    case 'foreign':
      return judge('scan.codeForeign', {
        ...at,
        weight: 'should',
        message: `证件上的二维码指向${said.host === '' ? '一个看不懂的网址' : ` ${shortened(said.host)}`}，不是登记机关的网址。`,
        remedy: '营业执照上的二维码一般指向登记机关的网站，请核对是不是正本、有没有被贴过别的码；不要用手机打开它。',
      });
    case 'opaque':
      return judge('scan.codeOpaque', {
        ...at,
        weight: 'hint',
        message: `证件上的二维码读到了，里面${said.host === null ? '' : `只有登记机关的网址 ${shortened(said.host)}，`}没有统一社会信用代码，凭它无法判断号码对不对。`,
        remedy: '很多执照都是这样，不是毛病；要核对的，请用手机扫码看登记机关的页面。',
      });
    case 'unread':
      return judge('scan.codeUnread', {
        ...at,
        weight: 'hint',
        message: '看到一个二维码，但太小、太糊或者反光，读不出来。',
        remedy: '不影响提交；想用它核对号码的，请靠近、拍清楚一点。',
      });
  }
}

/** A host as long as a line holds. */
function shortened(host: string): string {
  return host.length > 40 ? `${host.slice(0, 38)}…` : host;
}
