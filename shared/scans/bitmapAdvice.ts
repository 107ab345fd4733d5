import type { Finding } from '../filing/finding.ts';
import type { ScanFacts } from './scanFacts.ts';

/** Rules that say of a file that it is of the wrong kind, or that nobody looked into it. */
const wrongKind: ReadonlySet<string> = new Set(['scan.format', 'scan.unsupported']);

/** Findings of a file; of a BMP, which 收件 turns into a picture by itself, they send nobody to another program. Pure. */
export function withBitmapAdvice(
  findings: readonly Finding[],
  { contentType }: Pick<ScanFacts, 'contentType'>,
): Finding[] {
  if (contentType !== 'bmp') return [...findings];
  const remedy = '不用请客户重发：请把它拖到“收件”，会自动转成图片，再放进案件；只改文件名没有用。';
  return findings.map((finding) => (wrongKind.has(finding.rule) ? { ...finding, remedy } : finding));
}
