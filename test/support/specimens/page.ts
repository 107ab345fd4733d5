import type { SKRSContext2D } from '@napi-rs/canvas';
import { type FlatDocument, wrapText } from './flatDocument.ts';
import { boldSerif, sans, serif } from './fonts.ts';
import { roundSeal, specimenMark } from './marks.ts';

/** A letter of an invented unit, one paragraph a string. */
export interface LetterData {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly signer: string;
  readonly date: string;
  /** False for a letter that came back without its seal. */
  readonly sealed: boolean;
}

const width = 1190;
const height = 1684;

/** A standing A4 page in 5.67 units per millimetre. */
export function letterPage(data: LetterData): FlatDocument {
  return { width, height, corner: 0, draw: (pen) => drawLetter(pen, data) };
}

/** A sheet with nothing but the mark of a specimen: a picture that belongs nowhere. */
export function plainSheet(): FlatDocument {
  return {
    width: 1400,
    height: 1000,
    corner: 20,
    draw: (pen) => {
      pen.fillStyle = '#dfe9dd';
      pen.fillRect(0, 0, 1400, 1000);
      pen.fillStyle = '#4a5a4a';
      pen.font = `60px "${sans}"`;
      pen.fillText('样例图片:与备案无关', 380, 520);
      specimenMark(pen, 1400, 1000);
    },
  };
}

function drawLetter(pen: SKRSContext2D, { title, paragraphs, signer, date, sealed }: LetterData): void {
  pen.fillStyle = '#fdfdfb';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#151515';
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'center';
  pen.font = `56px "${boldSerif}"`;
  pen.fillText(title, width / 2, 236);
  pen.textAlign = 'left';
  pen.font = `29px "${serif}"`;
  let y = 360;
  for (const paragraph of paragraphs) {
    y = wrapText(pen, `\u3000\u3000${paragraph}`, { x: 150, y, width: 890, line: 56 }) + 12;
  }
  const foot = Math.max(y + 120, 1180);
  pen.fillText(`单位(盖章):${signer}`, 480, foot);
  pen.fillText(`日期:${date}`, 480, foot + 150);
  pen.save();
  pen.translate(310, foot + 66);
  pen.rotate(-0.16);
  pen.fillStyle = '#23408e';
  pen.font = `46px "${serif}"`;
  pen.fillText('样例签字', -130, 0);
  pen.restore();
  if (sealed) roundSeal(pen, 800, foot + 16, 122, signer);
  specimenMark(pen, width, height, 0.1);
}
