import type { Finding, Weight } from '#shared/filing/finding.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import { mostPages, type Remark } from './open/part.ts';

/** What a remark says, and whether anything could be made of the file all the same. */
interface Sentence {
  readonly weight: Weight;
  readonly message: string;
  readonly remedy: string;
}

/** Who opened the file: 收件, which keeps it, or 扫描检查, which only looks. */
export type Opener = 'tray' | 'check';

/** What becomes of a file there, what does not, and how it is tried again. */
const words: Readonly<Record<Opener, { readonly took: string; readonly leftOut: string; readonly again: string }>> = {
  tray: { took: '收', leftOut: '没有收进来', again: '再收一次' },
  check: { took: '检查', leftOut: '没有检查', again: '再检查一次' },
};

function sentencesOf(opener: Opener): Readonly<Record<Remark, Sentence>> {
  const { took, leftOut, again } = words[opener];
  const resend = `请让客户重新发送；能在别的程序里打开的，请另存为 JPG ${again}。`;
  const asPictures = `请用能打开它的软件另存为 JPG 或不带密码的 PDF，${again}。`;

  return {
    firstFrameOnly: {
      weight: 'hint',
      message: '这张图里有多帧画面，这里只看第一帧。',
      remedy: `请核对第一帧是不是要交的画面；不是的，请把要的那一帧另存为 JPG ${again}。`,
    },
    bothSides: {
      weight: 'hint',
      message: '这一张上有证件的两面，已经分成两张；原文件照样保存着。',
      remedy: '请核对两张裁得全不全；要看原来那一张的，点“另存原文件”。',
    },
    bitmapCompressed: {
      weight: 'must',
      message: '这张 BMP 图片里面装的是另一种格式，没有打开。',
      remedy: `请用看图软件打开它，另存为 JPG ${again}。`,
    },
    bitmapBroken: { weight: 'must', message: '这张 BMP 图片不完整或已损坏，打不开。', remedy: resend },
    pdfLocked: { weight: 'must', message: '这个 PDF 设了密码，没有打开。', remedy: asPictures },
    pdfBroken: { weight: 'must', message: '这个 PDF 不完整或已损坏，打不开。', remedy: resend },
    pdfManyPages: {
      weight: 'should',
      message: `这个 PDF 页数太多，只${took}了前 ${mostPages} 页。`,
      remedy: `请把需要的那几页另存为一个文件${again}。`,
    },
    pdfPageBroken: { weight: 'must', message: `这一页画不出来，${leftOut}。`, remedy: resend },
    pdfPagesMissing: {
      weight: 'must',
      message: `从这一页起，后面的页都读不出来，${leftOut}。`,
      remedy: resend,
    },
    pdfNoPages: { weight: 'must', message: `这个 PDF 里一页也没有，${leftOut}。`, remedy: resend },
    pdfActive: {
      weight: 'hint',
      message: `这个 PDF 带有会自动执行的内容、链接或附件，都没有执行，只${took}了页面的画面。`,
      remedy: '不需要处理；附件里也有材料的，请让客户单独发送。',
    },
    tiffManyPages: {
      weight: 'should',
      message: `这个 TIFF 文件页数太多，只${took}了前 ${mostPages} 页。`,
      remedy: `请把需要的那几页另存为一个文件${again}。`,
    },
    zipLocked: {
      weight: 'must',
      message: '压缩包里的这个文件设了密码，没有打开。',
      remedy: '请先解压，再把里面的文件拖进来。',
    },
    zipBroken: {
      weight: 'must',
      message: '这个压缩包不完整、已损坏，或者不是常见的 ZIP，打不开。',
      remedy: '请先解压，再把里面的文件拖进来；解压也出错的，请让客户重新发送。',
    },
    zipManyFiles: {
      weight: 'must',
      message: `这个压缩包里的文件太多，后面的没有${took}。`,
      remedy: '请先解压，再分几次把里面的文件拖进来。',
    },
    zipTooLarge: {
      weight: 'must',
      message: `这个压缩包解开以后太大，后面的没有${took}。`,
      remedy: '请先解压，再分几次把里面的文件拖进来。',
    },
    zipInZip: {
      weight: 'must',
      message: '压缩包里还有压缩包，里面又有压缩包，最里面的没有打开。',
      remedy: '请先解压，再把里面的文件拖进来。',
    },
    zipEntryBroken: { weight: 'must', message: '压缩包里的这个文件不完整或已损坏。', remedy: resend },
    unpacksTooLarge: {
      weight: 'must',
      message: '这个文件解开以后大得不正常，为了安全没有打开。',
      remedy: '请核对文件的来历；确实是材料的，请让客户改发图片。',
    },
    tooManyPixels: {
      weight: 'must',
      message: '这一页的像素太多，没有打开。',
      remedy: `请用 300 dpi 重新扫描，或另存为小一些的 JPG ${again}。`,
    },
    tooSlow: { weight: 'must', message: '这个文件打开用的时间太长，已经放弃。', remedy: resend },
    tooMuchMemory: { weight: 'must', message: '这个文件打开要用的内存太多，已经放弃。', remedy: resend },
    breaksReader: { weight: 'must', message: `这个文件打开时出错，${leftOut}。`, remedy: resend },
    unreadable: {
      weight: 'must',
      message: `这个文件读不出来，${leftOut}。`,
      remedy: '请确认文件还在、没有被别的程序占用，并且您有权限打开它，然后再试。',
    },
    tooLarge: {
      weight: 'must',
      message: `这个文件超过 100 MB，不像是证件图片，${leftOut}。`,
      remedy: '请核对是不是选错了文件；是压缩包的，请先解压再拖进来。',
    },
    empty: { weight: 'must', message: `这个文件是空的，${leftOut}。`, remedy: '请让客户重新发送。' },
    damaged: {
      weight: 'must',
      message: `这张图片不完整或已损坏，打不开，${leftOut}。`,
      remedy: '可能没有传完，请让客户重新发送原图。',
    },
    zipEmpty: {
      weight: 'must',
      message: `这个压缩包里没有可以${took}的文件。`,
      remedy: '请让客户重新打包，或直接发送里面的文件。',
    },
    notKept: { weight: 'must', message: `不是图片，也不是 PDF，${leftOut}。`, remedy: '请核对是不是选错了文件。' },
    foreignArchive: {
      weight: 'must',
      message: `这是 RAR、7z 一类的压缩包，这里打不开，${leftOut}。`,
      remedy: '请先解压，再把里面的文件拖进来；也可以请对方改成 ZIP 再发。',
    },
  };
}

const sentences = { tray: sentencesOf('tray'), check: sentencesOf('check') };

/** The rule of a remark: `intake.` and its name; each has a row in the rule pack. */
export function remarkFinding(remark: Remark, rulebook: Rulebook, opener: Opener = 'tray'): Finding {
  return rulebook(`intake.${remark}`, { where: 'file', ...sentences[opener][remark] });
}
