import type { SKRSContext2D } from '@napi-rs/canvas';
import { type FlatDocument, spacedText, wrapText } from './flatDocument.ts';
import { boldSans, boldSerif, sans } from './fonts.ts';
import { guilloche, rosette, specimenMark } from './marks.ts';

/** What stands on an invented card. Days as `YYYY-MM-DD`; `validUntil` may be 长期. */
export interface CardData {
  readonly name: string;
  readonly sex: '男' | '女';
  readonly born: string;
  readonly address: string;
  readonly number: string;
  readonly authority: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** 85.6 by 54 mm (ISO/IEC 7810 ID-1) in 20 units per millimetre. */
const width = 1712;
const height = 1080;
const label = '#2f6f9f';
const ink = '#1d1d1f';

/** The side with the portrait. */
export function idFront(data: CardData): FlatDocument {
  return { width, height, corner: 62, draw: (pen) => drawFront(pen, data) };
}

/** The side with the badge and the validity. */
export function idBack(data: CardData): FlatDocument {
  return { width, height, corner: 62, draw: (pen) => drawBack(pen, data) };
}

function drawGround(pen: SKRSContext2D, tones: readonly [string, string, string]): void {
  const ground = pen.createLinearGradient(0, 0, width, height);
  for (const [index, tone] of tones.entries()) ground.addColorStop(index / 2, tone);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, width, height);
  guilloche(pen, { x: 0, y: 0, width, height }, { colour: 'rgba(70, 130, 170, 0.2)', lines: 46, swing: 24 });
  guilloche(pen, { x: 0, y: 0, width, height }, { colour: 'rgba(200, 110, 120, 0.14)', lines: 30, swing: 40 });
}

function drawFront(pen: SKRSContext2D, data: CardData): void {
  drawGround(pen, ['#e4eff3', '#f4efe9', '#dfeaf2']);
  drawPortrait(pen, 1140, 150, 430, 560);
  const [year = '', month = '', day = ''] = data.born.split('-');
  const write = (text: string, x: number, y: number, colour: string, size: number, family = sans) => {
    pen.fillStyle = colour;
    pen.font = `${size}px "${family}"`;
    pen.fillText(text, x, y);
  };
  pen.textBaseline = 'alphabetic';
  write('姓名', 110, 180, label, 44);
  write(data.name, 270, 182, ink, 60);
  write('性别', 110, 300, label, 44);
  write(data.sex, 270, 302, ink, 50);
  write('民族', 440, 300, label, 44);
  write('样例', 580, 302, ink, 50);
  write('出生', 110, 420, label, 44);
  for (const [text, x, colour] of [
    [year, 270, ink],
    ['年', 410, label],
    [String(Number(month)), 490, ink],
    ['月', 570, label],
    [String(Number(day)), 640, ink],
    ['日', 720, label],
  ] as const) {
    write(text, x, 422, colour, colour === ink ? 50 : 44);
  }
  write('住址', 110, 540, label, 44);
  pen.fillStyle = ink;
  pen.font = `48px "${sans}"`;
  wrapText(pen, data.address, { x: 270, y: 542, width: 780, line: 74 });
  write('公民身份号码', 110, 930, label, 44);
  pen.fillStyle = ink;
  pen.font = `62px "${boldSans}"`;
  spacedText(pen, data.number, 500, 936, 60);
  specimenMark(pen, width, height, 0.17);
}

/** A grey shape of a head, nobody's face. */
function drawPortrait(pen: SKRSContext2D, x: number, y: number, across: number, down: number): void {
  pen.save();
  pen.translate(x, y);
  pen.beginPath();
  pen.rect(0, 0, across, down);
  pen.clip();
  pen.fillStyle = '#eef1f3';
  pen.fillRect(0, 0, across, down);
  pen.fillStyle = '#3f4a57';
  pen.beginPath();
  pen.ellipse(across / 2, down * 1.02, across * 0.44, down * 0.36, 0, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = '#2a2624';
  pen.beginPath();
  pen.ellipse(across / 2, down * 0.36, across * 0.235, down * 0.21, 0, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = '#d9b79c';
  pen.fillRect(across * 0.42, down * 0.52, across * 0.16, down * 0.18);
  pen.beginPath();
  pen.ellipse(across / 2, down * 0.43, across * 0.19, down * 0.185, 0, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = 'rgba(235, 235, 235, 0.9)';
  pen.font = `${across * 0.11}px "${sans}"`;
  pen.textAlign = 'center';
  pen.fillText('样例头像', across / 2, down * 0.94);
  pen.restore();
}

function drawBack(pen: SKRSContext2D, data: CardData): void {
  drawGround(pen, ['#f3e9e6', '#eef2f0', '#e3edf0']);
  rosette(pen, 280, 270, 168, { petal: '#c4232d', heart: '#f0d58a' });
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = ink;
  pen.font = `84px "${boldSerif}"`;
  spacedText(pen, '样例证件', 640, 250, 190);
  pen.font = `104px "${boldSerif}"`;
  spacedText(pen, '居民身份证', 560, 420, 196);
  pen.font = `52px "${boldSans}"`;
  pen.fillText('签发机关', 430, 800);
  pen.fillText('有效期限', 430, 920);
  pen.font = `52px "${sans}"`;
  pen.fillText(data.authority, 700, 800);
  const dotted = (day: string) => day.replaceAll('-', '.');
  pen.fillText(`${dotted(data.validFrom)}-${dotted(data.validUntil)}`, 700, 920);
  specimenMark(pen, width, height, 0.17);
}
