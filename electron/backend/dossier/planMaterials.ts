import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { contentLabels } from '#shared/scans/contentType.ts';
import { formatBytes, formatPixels } from '#shared/scans/wording.ts';
import type { Discretion } from '../cases/discretion.ts';
import { type Box, fitInside, type Placeable } from '../pdf/imagePage.ts';
import { contentArea } from './dossierStyle.ts';
import { findingsInShort } from './findingsReport.ts';
import { type CardSide, planCards } from './planCards.ts';
import type { Notice, TakenMaterial } from './takenMaterial.ts';

/** Something placed on a page; without `what` only its frame is drawn (a side that was not handed in). */
export interface PlacedItem {
  readonly what: Placeable | null;
  readonly box: Box;
  /** The frame, where it is larger than the picture inside. */
  readonly frame: Box;
  readonly label: string | null;
  readonly captions: readonly string[];
}

/** One page of scans. `captions` stand below the title, at most three. */
export interface MaterialPage {
  readonly landscape: boolean;
  readonly title: string;
  readonly captions: readonly string[];
  readonly items: readonly PlacedItem[];
  readonly notice: Notice | null;
}

/** One entry of the contents with its pages. */
export interface PlannedMaterial {
  readonly title: string;
  readonly pages: readonly MaterialPage[];
}

/** Room for the title and up to three captions at the top of a page of scans; points. */
export const captionRoom = 76;

/** Points a pixel at most: 96 pixels an inch. Small pictures stay small instead of turning into blocks. */
const mostPointsPerPixel = 0.75;

/** A page is turned only when the picture gains clearly. */
const worthTurning = 1.15;

/**
 * Which scan goes where: both sides of a card on one page in true size, everything else page by page. Pure.
 *
 * `cardSides` says which materials may be sides of a card (see `cardSidesOf`).
 */
export function planMaterials(
  taken: readonly TakenMaterial[],
  cardSides: readonly CardSide[],
  discretion: Discretion,
): PlannedMaterial[] {
  const describe = (material: TakenMaterial) => captionsOf(material, discretion);
  const cards = planCards(taken, cardSides, describe);
  const placed = new Set(cards.flatMap((card) => card.uses));
  return taken.flatMap((material) => {
    const card = cards.find((each) => each.uses[0] === material);
    if (card) return [card.planned];
    return placed.has(material) ? [] : [{ title: material.title, pages: pagesOf(material, describe(material)) }];
  });
}

function pagesOf(material: TakenMaterial, captions: readonly string[]): MaterialPage[] {
  const { content, title } = material;
  const noticePage = (notice: Notice, suffix = ''): MaterialPage => ({
    landscape: false,
    title: `${title}${suffix}`,
    captions,
    items: [],
    notice,
  });
  if (content.kind === 'notice') return [noticePage(content.notice)];
  const parts = content.kind === 'picture' ? content.pictures : content.pages;
  const mostScale = content.kind === 'picture' ? mostPointsPerPixel : 1;
  return parts.map((what, index) => {
    const suffix = parts.length > 1 ? `（第 ${index + 1} / ${parts.length} 页）` : '';
    if (!what) {
      return noticePage({ title: '这一页读不出来', advice: '请打开原文件核对这一页，必要时请客户重新提供。' }, suffix);
    }
    return { title: `${title}${suffix}`, captions, notice: null, ...whole(what, mostScale) };
  });
}

/** The picture as large as a page allows, on the page turned the way that shows more of it. */
function whole(what: Placeable, mostScale: number): Pick<MaterialPage, 'landscape' | 'items'> {
  const upright = fitInside(what, scanRoom(false), mostScale);
  const turned = fitInside(what, scanRoom(true), mostScale);
  const landscape = turned.width > upright.width * worthTurning;
  const fitted = landscape ? turned : upright;
  // Hung from the top, under its caption, rather than floating in the middle of the sheet.
  const room = scanRoom(landscape);
  const box = { ...fitted, y: room.y + room.height - fitted.height };
  return { landscape, items: [{ what, box, frame: box, label: null, captions: [] }] };
}

function scanRoom(landscape: boolean): Box {
  const area = contentArea(landscape);
  return { ...area, height: area.height - captionRoom };
}

/** File name; then when received, what it is and how many findings; then what the copy in the dossier lacks. */
function captionsOf({ file, findings, content }: TakenMaterial, { text }: Discretion): string[] {
  const { facts } = file;
  const size = facts.width !== null && facts.height !== null ? formatPixels(facts.width, facts.height) : null;
  const about = [
    `${chinaDay(new Date(file.receivedAt))} 收到`,
    contentLabels[facts.contentType],
    size,
    formatBytes(facts.bytes),
    findingsInShort(findings),
  ];
  const note = noteOf(content);
  return [`文件：${text(facts.name)}`, about.filter(Boolean).join(' · '), ...(note ? [note] : [])];
}

function noteOf(content: TakenMaterial['content']): string | null {
  if (content.kind === 'picture') {
    return content.converted && `原件是 ${content.converted}，此处是转换后的副本，原件未改动。`;
  }
  if (content.kind === 'notice') return null;
  const { scripts, actions, attachments } = content.scrubbed;
  const removed = [scripts && '脚本', actions && '链接和动作', attachments && '内嵌文件'].filter(Boolean);
  return removed.length > 0 ? `为安全起见，收录时去掉了其中的${removed.join('、')}；原件未改动。` : null;
}
