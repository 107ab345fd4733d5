/** Characters Windows refuses in file names, and control characters. */
const refused = /[<>:"/\\|?*\p{Cc}]/gu;

/** Names Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/**
 * A file name every system accepts, as close to the wish as possible.
 *
 * Refused characters become `_`; no trailing dots or blanks; at most 80 code points, so that a path stays
 * below Windows' 260. Never empty.
 */
export function safeFileName(wish: string): string {
  const cleaned = [...wish.replace(refused, '_').replace(/\s+/g, ' ').trim()]
    .slice(0, 80)
    .join('')
    .replace(/[. ]+$/, '');
  if (cleaned === '') return '未命名';
  return reserved.test(cleaned) ? `_${cleaned}` : cleaned;
}
