import type { ScanFacts } from './scanFacts.ts';

/** Why a file cannot be turned, cut out or brightened, for a person; null when it can. Pure. */
export function notFixable({ contentType, unreadable, pages }: ScanFacts): string | null {
  if (contentType === 'pdf') return '这是 PDF，不是图片，不能修整';
  if (unreadable !== null) return '这个文件打不开，不能修整';
  // Of several pages only the first would be left.
  if (pages > 1) return '这个文件有好几页，修整会丢掉后面的页；请先另存成单页图片';
  return null;
}
