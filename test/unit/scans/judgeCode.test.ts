import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/filing/finding.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { mostCodeText } from '#shared/scans/seenCode.ts';
import { judged, judgedIn } from '#test/support/scans.ts';
import { creditCodeFrom } from '#test/support/specimenNumbers.ts';

const number = creditCodeFrom('91000000MA000001X');
const other = creditCodeFrom('92000000MA000002Y');
const zone = [
  { x: 0.7, y: 0.2 },
  { x: 0.8, y: 0.2 },
  { x: 0.8, y: 0.3 },
  { x: 0.7, y: 0.3 },
] as const;

/** Weight and rule of what is said of codes that say this. */
function said(
  texts: readonly (string | null)[],
  creditCode: string | null | false | 'noCase' = number,
  kind: ScanKind = 'subjectCertificate',
): string[] {
  const codes = texts.map((text) => ({ text, zone: [...zone] as [...typeof zone] }));
  const facts = { codes };
  const found: Finding[] = creditCode === 'noCase' ? judged(facts, kind) : judgedIn({ creditCode }, facts, kind);
  return found.map(({ weight, rule }) => `${weight} ${rule}`);
}

describe('the code on a certificate', () => {
  it.each([
    ['in an address of the office', `https://www.gsxt.gov.cn/index.html?uniscid=${number}`],
    ['in an address below it', `http://aic.hn.gov.cn/${number}/qr`],
    ['as plain words', `统一社会信用代码:${number};名称:样例公司`],
    ['alone', number],
    ['in small letters', `http://www.gsxt.gov.cn/?id=${number.toLowerCase()}`],
    ['in percent signs', `http://www.gsxt.gov.cn/?x=%E5%8F%B7%3D${number}`],
    ['in full width', [...number].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join('')],
  ])('is a proof where it says the number that was typed: %s', (_, text) => {
    expect(said([text])).toEqual(['hint scan.codeMatches']);
  });

  it('is compared however the number was typed', () => {
    expect(said([number], `${number.slice(0, 8)} ${number.slice(8).toLowerCase()}`)).toEqual(['hint scan.codeMatches']);
  });

  it('is a doubt where it says another number', () => {
    expect(said([`http://www.gsxt.gov.cn/?uniscid=${other}`])).toEqual(['should scan.codeDiffers']);
    const longer = `http://www.gsxt.gov.cn/?id=7${number}`;
    expect(said([longer])).toEqual(['hint scan.codeOpaque']);
  });

  it('leaves open what it does not say', () => {
    expect(said(['http://www.gsxt.gov.cn/qr/3f9a7c'])).toEqual(['hint scan.codeOpaque']);
    expect(said(['样例文字，没有号码'])).toEqual(['hint scan.codeOpaque']);
    // Eighteen characters that no check digit fits are no number.
    expect(said([`${number.slice(0, 17)}${number.endsWith('0') ? '1' : '0'}`])).toEqual(['hint scan.codeOpaque']);
    expect(said([null])).toEqual(['hint scan.codeUnread']);
  });

  it.each([
    'http://example.com/',
    `https://example.com/?uniscid=${number}`,
    `http://www.gsxt.gov.cn@example.com/${number}`,
    'http://gsxt.gov.cn.example.com/',
    'http://notgov.cn/',
    'http:\\\\example.com\\gov.cn',
    'https:///example.com/',
    'weixin-example.cn/pay?x=1',
    'http://1.2.3.4:8080/x',
    'http://',
  ])('warns of an address that is not an office: %s', (text) => {
    expect(said([text])).toEqual(['should scan.codeForeign']);
  });

  it('says what was read where there is nothing to compare with', () => {
    expect(said([number], 'noCase')).toEqual(['hint scan.codeRead']);
    expect(said([number], null)).toEqual(['hint scan.codeRead']);
  });

  it('says nothing of other papers, of certificates without such a number, and where nobody looked', () => {
    expect(said([number], 'noCase', 'letter')).toEqual([]);
    expect(said([number], false)).toEqual([]);
    expect(said([])).toEqual([]);
    expect(judged({ codes: null })).toEqual([]);
  });

  it('says each thing once, with all its places, and nothing open beside a proof', () => {
    expect(said([number, null, 'http://www.gsxt.gov.cn/'])).toEqual(['hint scan.codeMatches']);
    expect(said([number, 'http://example.com/'])).toEqual(['hint scan.codeMatches', 'should scan.codeForeign']);
    const [foreign] = judged({
      codes: [1, 2].map(() => ({ text: 'http://example.com/', zone: [...zone] as [...typeof zone] })),
    });
    expect(foreign?.zones).toHaveLength(2);
  });

  it('names the host and never more of an address than a line holds', () => {
    const [finding] = judged({
      codes: [{ text: `http://${'a'.repeat(200)}.example.com/?secret=1`, zone: [...zone] as [...typeof zone] }],
    });
    expect(finding?.message.length).toBeLessThan(90);
    expect(finding?.message).not.toContain('secret');
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: mostCodeText }),
          fc.webUrl(),
          fc.webUrl({ withQueryParameters: true }),
        ),
        (text) => {
          expect(said([text])).toHaveLength(1);
        },
      ),
    );
  });
});
