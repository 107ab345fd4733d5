import { contentLabels, contentTypeOf } from '#shared/scans/contentType.ts';
import type { ContentType, ScanFacts, UnreadableReason } from '#shared/scans/scanFacts.ts';
import { withoutMetadata } from '../fit/withoutMetadata.ts';
import type { Pdf } from '../pdf/createPdf.ts';
import { embedJpeg, embedPlainPng, type Placeable } from '../pdf/imagePage.ts';
import { readJpegHeader } from '../pdf/jpegImage.ts';

import { readPlainPng } from '../pdf/pngImage.ts';
import { type GuardedRefusal, takeGuardedPdf } from '../pdf/takeGuardedPdf.ts';
import { jpegCopy, plainPngCopy } from './convertPicture.ts';
import type { FoldedMaterial } from './foldMaterials.ts';
import type { Notice, TakenContent, TakenMaterial } from './takenMaterial.ts';

/** Pages of a TIFF a dossier takes; faxes have a handful, a file of hundreds is no paper of a filing. */
const mostFrames = 50;

/**
 * Reads one file and takes it into the document, its pixels untouched wherever PDF knows the format.
 *
 * Whatever is wrong with the file itself ends as a notice; only cancelling and a vault that cannot be read throw.
 */
export async function takeMaterial(pdf: Pdf, material: FoldedMaterial, signal?: AbortSignal): Promise<TakenMaterial> {
  const bytes = await material.file.read(signal);
  signal?.throwIfAborted();
  if (bytes === null) {
    const { unreadable: reason } = material.file.facts;
    return { ...material, content: notice(reason === null ? notMarkable : unreadable[reason]) };
  }
  return { ...material, content: await takeContent(pdf, bytes, material.file.facts, signal) };
}

async function takeContent(pdf: Pdf, bytes: Uint8Array, facts: ScanFacts, signal?: AbortSignal): Promise<TakenContent> {
  const type = contentTypeOf(bytes);
  if (bytes.length === 0) return notice(unreadable.empty);
  if (type === 'pdf') {
    const taken = await takeGuardedPdf(pdf.doc, bytes, signal);
    return taken.ok
      ? { kind: 'paper', pages: taken.pages, scrubbed: taken.scrubbed }
      : notice(refusedPdf[taken.reason]);
  }
  // A file that could not be decoded when it came in would show as a grey or empty area.
  if (facts.unreadable !== null && pictures.has(type)) return notice(unreadable[facts.unreadable]);
  if (!pictures.has(type)) return notice(otherContent(type));
  try {
    return await takePicture(pdf, bytes, type, facts.pages, signal);
  } catch {
    signal?.throwIfAborted();
    return notice(unreadable.corrupt);
  }
}

const pictures: ReadonlySet<ContentType> = new Set(['jpeg', 'png', 'webp', 'tiff', 'gif', 'heic']);

async function takePicture(
  pdf: Pdf,
  bytes: Uint8Array,
  type: ContentType,
  frames: number,
  signal?: AbortSignal,
): Promise<TakenContent> {
  if (type === 'jpeg') {
    const jpeg = readJpegHeader(bytes);
    // Where and by what it was taken is nobody's business; its pixels stay as they are.
    const silent = withoutMetadata(bytes, type);
    if (jpeg.ok && silent !== null) return pictureOf([embedJpeg(pdf.doc, silent, jpeg.header)], null);
  }
  if (type === 'png') {
    const png = readPlainPng(bytes);
    if (png.ok) return pictureOf([embedPlainPng(pdf.doc, png.png)], null);
    const copy = readPlainPng(await plainPngCopy(bytes));
    if (!copy.ok) return notice(unreadable.corrupt);
    return pictureOf([embedPlainPng(pdf.doc, copy.png)], '带透明或特殊编码的 PNG');
  }
  // Of a moving picture the first frame is enough; a TIFF may hold several pages of one paper.
  const pages = type === 'tiff' ? Math.min(frames, mostFrames) : 1;
  const copies: Placeable[] = [];
  for (let page = 0; page < pages; page++) {
    signal?.throwIfAborted();
    const copy = await jpegCopy(bytes, page, signal);
    const jpeg = readJpegHeader(copy);
    if (jpeg.ok) copies.push(embedJpeg(pdf.doc, copy, jpeg.header));
  }
  return pictureOf(copies, type === 'jpeg' ? '特殊编码的 JPG' : contentLabels[type]);
}

function pictureOf(shown: readonly Placeable[], converted: string | null): TakenContent {
  return { kind: 'picture', pictures: shown, converted };
}

function notice(what: Notice): TakenContent {
  return { kind: 'notice', notice: what };
}

const unreadable: Readonly<Record<UnreadableReason, Notice>> = {
  empty: { title: '这是一个空文件', advice: '请重新下载，或请客户重发。' },
  tooManyPixels: { title: '图片尺寸过大，没有收录', advice: '请用手机重新拍摄，或用 300 DPI 重新扫描。' },
  notAPicture: { title: '这个文件不是图片', advice: '请确认没有拿错文件，换成照片、扫描件或 PDF。' },
  unsupported: { title: '这种格式的图片放不进卷宗', advice: '请用看图软件打开后另存为 JPG，再交来一份。' },
  truncated: { title: '图片不完整，后半部分缺失', advice: '多半是传输中断，请重新下载，或请客户重发原图。' },
  corrupt: { title: '图片已损坏，打不开', advice: '请重新下载，或请客户重发原图。' },
  timeout: { title: '图片打开得太慢，没有收录', advice: '请另存为 JPG，或重新拍摄。' },
};

/** A card leaves without what it is for only where somebody says so. */
const notMarkable: Notice = {
  title: '这份证件没能加上用途水印，没有收录',
  advice: '请换成照片：PDF 拖到“收件”，每一页会变成一张图片。确实要照原样收录的，生成时不选“印上用途水印”。',
};

const refusedPdf: Readonly<Record<GuardedRefusal, Notice>> = {
  tooHeavy: {
    title: '这个 PDF 打开得太慢，或者要用的内存太多，没有收录',
    advice: '请客户打印后扫描，或另存为图片后再交来一份。',
  },
  encrypted: { title: '这个 PDF 设有密码或权限保护，没有收录', advice: '请客户提供没有密码的版本，或打印后扫描。' },
  broken: { title: '这个 PDF 已损坏或不完整，打不开', advice: '请重新下载，或请客户重发。' },
  noPages: { title: '这个 PDF 里没有页面', advice: '请确认没有拿错文件，或请客户重发。' },
  unpacksTooLarge: { title: '这个 PDF 展开后过大，没有收录', advice: '请客户打印后扫描，或另存为图片后再交来一份。' },
  tooManyPages: { title: '这个 PDF 页数过多，没有收录', advice: '请只保留与本次备案有关的页，再交来一份。' },
};

function otherContent(type: ContentType): Notice {
  if (type === 'video') {
    return { title: '视频不能印在纸上', advice: '原件保存在资料库里，提交时请单独上传。' };
  }
  if (type === 'bmp' || type === 'avif' || type === 'svg') return unreadable.unsupported;
  return { title: `这个文件是${contentLabels[type]}，放不进卷宗`, advice: '请换成照片、扫描件或 PDF。' };
}
