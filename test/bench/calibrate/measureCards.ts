import { readScanFacts } from '#backend/scans/readScanFacts.ts';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { kindOfPicture } from '#shared/intake/kindOfPicture.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { judgeKind } from '#shared/scans/judgeKind.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { profileById } from '#shared/scans/profile.ts';
import { quadShare } from '#shared/scans/quad.ts';
import { exampleCard } from '#test/support/specimens/examples.ts';
import { makeSpecimen, specimenCorners } from '#test/support/specimens/specimen.ts';
import { type CardCase, type CardFault, onPage } from './cardCases.ts';

/** What became of the pictures of one fault. */
export interface CardRates {
  readonly fault: CardFault;
  readonly onPage: boolean;
  readonly count: number;
  /** The side of the card was told. */
  readonly told: number;
  /** It was not, and a person is asked. */
  readonly asked: number;
  /** The fault was spoken of, or asked about, with nobody saying what the picture is; all of them where there is none to speak of. */
  readonly found: number;
  /** A fault was spoken of that is not there. */
  readonly blamed: number;
  /** All corners were found within 3 % of the picture's width, or where the picture ends. */
  readonly placed: number;
}

/** The file of a case. */
export async function cardPicture({ side, options, onPage: isOnPage }: CardCase): Promise<Buffer> {
  const photo = await makeSpecimen({ kind: side, data: exampleCard }, options);
  if (!isOnPage) return photo;
  const [[wide, high], [width, height], [left, top]] = [onPage.page, onPage.photo, onPage.at];
  const small = await sharp(photo).resize(width, height, { fit: 'fill' }).toBuffer();
  return sharp({ create: { width: wide, height: high, channels: 3, background: '#ffffff' } })
    .composite([{ input: small, left, top }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Where the card lies, as shares of the picture; beyond it, too. */
function trueCorners({ side, options, onPage: isOnPage }: CardCase) {
  const [[wide, high], [width, height], [left, top]] = [onPage.page, onPage.photo, onPage.at];
  return specimenCorners({ kind: side, data: exampleCard }, options).map(({ x, y }) => {
    const [across, down] = [x / (options.width ?? 1), y / (options.height ?? 1)];
    return isOnPage ? { x: (left + across * width) / wide, y: (top + down * height) / high } : { x: across, y: down };
  });
}

const wanted: Readonly<Record<CardFault, readonly string[]>> = {
  sideCut: ['scan.cut', 'scan.edgesUnclear'],
  numberCut: ['scan.cut', 'scan.edgesUnclear'],
  small: ['scan.small'],
  none: [],
};

/** What may be said of a picture besides: it was made askew, small on its page, with few pixels. */
const allowed = /^scan\.(bytes|format|extension|pages|exif|pixels|tilted|dots|upright|small)/;
const farthest = 0.03;

/** Makes the pictures one after the other and says what the desk makes of each. */
export async function measureCards(cases: readonly CardCase[], pack: RulePack): Promise<CardRates[]> {
  const profile = profileById(pack, 'wechat-default');
  const rulebook = rulebookOf(pack);
  const rates = new Map<string, CardRates>();
  for (const each of cases) {
    const facts = await readScanFacts(await cardPicture(each), 'IMG_1.jpg');
    const { kind, mayBe } = kindOfPicture('IMG_1.jpg', facts, pack.papers);
    const said: Finding[] = [
      ...judgeKind(mayBe, rulebook),
      ...judgeScan(facts, { profile, kind, thresholds: pack.scanThresholds }, rulebook),
    ].filter(({ weight }) => weight !== 'hint');
    const corners = trueCorners(each);
    const isLarge = each.fault === 'small' && quadShare(corners) >= pack.scanThresholds.fillDoubtful;
    const rules = isLarge ? [] : wanted[each.fault];
    const isTold = kind === (each.side === 'idFront' ? 'personFront' : 'personBack');
    const isFound = rules.length === 0 ? isTold : mayBe.length > 0 || said.some(({ rule }) => rules.includes(rule));
    const isCut = each.fault === 'sideCut' || each.fault === 'numberCut';
    const isBlamed = !isCut && said.some(({ rule }) => !allowed.test(rule));
    const key = `${each.fault} ${each.onPage}`;
    const before = rates.get(key);
    const more = (sum: number | undefined, one: boolean) => (sum ?? 0) + Number(one);
    rates.set(key, {
      fault: each.fault,
      onPage: each.onPage,
      count: more(before?.count, true),
      told: more(before?.told, isTold),
      asked: more(before?.asked, mayBe.length > 0),
      found: more(before?.found, isFound),
      blamed: more(before?.blamed, isBlamed),
      placed: more(before?.placed, isPlaced(corners, facts)),
    });
  }
  return [...rates.values()];
}

function isPlaced(
  corners: readonly { readonly x: number; readonly y: number }[],
  { appearance, width, height }: Awaited<ReturnType<typeof readScanFacts>>,
): boolean {
  const document = appearance?.document;
  if (!document || document.full || width === null || height === null) return false;
  const within = (share: number) => Math.min(1, Math.max(0, share));
  return corners.every(({ x, y }) =>
    document.corners.some(
      (corner) => Math.hypot(corner.x - within(x), ((corner.y - within(y)) * height) / width) < farthest,
    ),
  );
}
