/**
 * Text for comparing only: widths of letters and brackets, composed or decomposed, blanks and case do not matter.
 */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}
