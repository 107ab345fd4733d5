import type { SKRSContext2D } from '@napi-rs/canvas';
import { type FlatDocument, spacedText, wrapText } from './flatDocument.ts';
import { boldSerif, sans, serif } from './fonts.ts';
import { blindCode, guilloche, readableCode, rosette, roundSeal, specimenMark } from './marks.ts';

/** What stands on an invented certificate of a unit. Days as `YYYY-MM-DD`. */
export interface LicenceData {
  /** Title of the paper, 营业执照 for most. */
  readonly title: string;
  readonly number: string;
  readonly name: string;
  readonly type: string;
  readonly legalRepresentative: string;
  readonly address: string;
  readonly scope: string;
  readonly establishedOn: string;
  readonly validUntil: string;
  readonly authority: string;
  /** What the square code of the paper says; without it there is one that no reader can read. */
  readonly code?: string;
  /** How long a side of that code is, in millimetres; 40 where left out. */
  readonly codeSide?: number;
}

const width = 1680;
const height = 1188;
const unitsAMillimetre = 4;
const usualCodeSide = 40;
const gold = '#b08d3c';
const ink = '#1c1c1c';

/** A lying A3 certificate of a unit in 4 units per millimetre. */
export function licence(data: LicenceData): FlatDocument {
  return { width, height, corner: 0, draw: (pen) => drawLicence(pen, data) };
}

function drawLicence(pen: SKRSContext2D, data: LicenceData): void {
  pen.fillStyle = '#fbf8ee';
  pen.fillRect(0, 0, width, height);
  guilloche(
    pen,
    { x: 70, y: 70, width: width - 140, height: height - 140 },
    { colour: 'rgba(196, 160, 90, 0.16)', lines: 58, swing: 13 },
  );
  drawBorder(pen);
  rosette(pen, width / 2, 168, 82, { petal: '#c4232d', heart: '#e9c86a' });

  pen.fillStyle = ink;
  pen.textBaseline = 'alphabetic';
  // The title stays clear of the number on its left and the code on its right.
  const advance = Math.min(159, 680 / [...data.title].length);
  const titleSize = Math.min(112, advance * 0.92);
  pen.font = `${titleSize}px "${boldSerif}"`;
  spacedText(pen, data.title, width / 2 - (advance * [...data.title].length - (advance - titleSize)) / 2, 372, advance);
  pen.font = `34px "${serif}"`;
  pen.fillText('(样例)', width / 2 - 60, 428);

  pen.font = `27px "${sans}"`;
  pen.fillText('统一社会信用代码', 128, 330);
  pen.font = `31px "${boldSerif}"`;
  pen.fillText(data.number, 128, 374);
  drawCode(pen, data);

  drawFields(pen, data);

  pen.font = `30px "${serif}"`;
  pen.fillText('登 记 机 关', 1060, 982);
  pen.fillText(dayInChinese(data.establishedOn), 1250, 1092);
  roundSeal(pen, 1346, 968, 112, data.authority);
  pen.fillStyle = '#6b6b6b';
  pen.font = `19px "${sans}"`;
  pen.fillText('本图为软件样例,单位、号码与印章均属虚构,不具任何效力', 128, 1098);
  specimenMark(pen, width, height);
}

function drawCode(pen: SKRSContext2D, { code, codeSide = usualCodeSide, number }: LicenceData): void {
  const side = codeSide * unitsAMillimetre;
  if (code === undefined) blindCode(pen, 1352, 232, side, number.length * 97 + 5);
  else readableCode(pen, 1352, 232, side, code);
  pen.fillStyle = ink;
  pen.font = `18px "${sans}"`;
  pen.fillText(code === undefined ? '样例图案,不含任何信息' : '样例二维码,内容为虚构', 1330, 424);
}

function drawFields(pen: SKRSContext2D, data: LicenceData): void {
  const left: [string, string][] = [
    ['名 称', data.name],
    ['类 型', data.type],
    ['法定代表人', data.legalRepresentative],
    ['经营范围', data.scope],
  ];
  const right: [string, string][] = [
    ['注册资本', '壹佰万元整(样例)'],
    ['成立日期', dayInChinese(data.establishedOn)],
    ['有效期至', data.validUntil === '长期' ? '长期' : dayInChinese(data.validUntil)],
    ['住 所', data.address],
  ];
  for (const [column, x, room] of [
    [left, 128, 590],
    [right, 930, 440],
  ] as const) {
    let y = 508;
    for (const [label, value] of column) {
      pen.fillStyle = '#5a4a22';
      pen.font = `28px "${serif}"`;
      pen.fillText(label, x, y);
      pen.fillStyle = ink;
      pen.font = `29px "${serif}"`;
      y = wrapText(pen, value, { x: x + 172, y, width: room, line: 42 }) + 34;
    }
  }
}

function drawBorder(pen: SKRSContext2D): void {
  for (const [inset, thick] of [
    [34, 7],
    [48, 2],
    [62, 2],
  ] as const) {
    pen.strokeStyle = gold;
    pen.lineWidth = thick;
    pen.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset);
  }
  pen.fillStyle = gold;
  for (const x of [48, width - 48]) {
    for (const y of [48, height - 48]) {
      pen.beginPath();
      pen.arc(x, y, 22, 0, Math.PI * 2);
      pen.fill();
    }
  }
  pen.lineWidth = 1.2;
  for (let at = 80; at < width - 80; at += 14) {
    for (const y of [55, height - 55]) {
      pen.beginPath();
      pen.arc(at, y, 6, 0, Math.PI * 2);
      pen.stroke();
    }
  }
  for (let at = 80; at < height - 80; at += 14) {
    for (const x of [55, width - 55]) {
      pen.beginPath();
      pen.arc(x, at, 6, 0, Math.PI * 2);
      pen.stroke();
    }
  }
}

/** `2026-11-23` as it is printed: 2026年11月23日. */
export function dayInChinese(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${month}月${date}日`;
}
