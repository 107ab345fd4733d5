import type { Finding } from '../filing/finding.ts';
import type { ScanKind } from '../filing/materialSlot.ts';
import type { Rulebook } from '../rules/rulebook.ts';

/** How a question calls each kind. */
const names: Readonly<Record<ScanKind, string>> = {
  personFront: '身份证人像面',
  personBack: '身份证国徽面',
  subjectCertificate: '营业执照一类的证照',
  letter: '盖了章的文书',
  otherAttachment: '附件',
};

/**
 * That nobody can tell what a picture shows and that it was looked at as an attachment only, of which less is asked: a person has to
 * say what it is. Nothing where `mayBe` is empty. Pure.
 */
export function judgeKind(mayBe: readonly ScanKind[], rulebook: Rulebook): Finding[] {
  if (mayBe.length === 0) return [];
  const kinds = mayBe.map((kind) => names[kind]).join('、');
  return [
    rulebook('scan.kindUnclear', {
      weight: 'should',
      where: 'appearance',
      message: `看不出是哪种材料，可能是${kinds}：只当作附件看过，没有查证件拍没拍全、放没放反、够不够大。`,
      remedy: '请打开看一眼，选定它是哪种材料再检查一次；确实只是附件的，选“其他附件”，就不再问。',
    }),
  ];
}
