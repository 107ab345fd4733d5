import { cardSlots, type MaterialSlotId } from '../filing/materialSlot.ts';
import type { Role } from '../filing/person.ts';
import { apart, isTimedOtherwise } from './moments.ts';
import { numberShown, showsAnother } from './numberGlyphs.ts';
import type { Lacks, Leave, Tell, Unnamed } from './placeUnnamed.ts';
import type { TrayCase } from './trayCase.ts';

/** A human being of a case, with the slots a picture of each side of the card serves. */
interface Holder {
  readonly number: string;
  readonly front: readonly MaterialSlotId[];
  readonly back: readonly MaterialSlotId[];
}

/** Whose card is asked for first: the platform wants those of the principals. */
const roles: readonly Role[] = ['subjectPrincipal', 'appPrincipal', 'legalRepresentative'];

/** Pictures further apart than this are not two sides of one card (milliseconds). */
const oneCard = 60_000;

/**
 * Cards of one client, in the order they were made: a portrait side goes to whose number it shows, the best picture of
 * it; an emblem side to whom the portrait beside it belongs. Where nothing tells one human being from another, the first
 * who lacks one is proposed, and it is said that it may be another. Pure.
 */
export function placeCards(ordered: readonly Unnamed[], main: TrayCase, lacks: Lacks, tell: Tell, leave: Leave): void {
  const cards = ordered.filter(({ seen }) => seen?.kind === 'card');
  const holders = holdersOf(main);
  const only = holders.length === 1;
  const placed = new Map<number, Holder>();
  const put = (each: Unnamed, holder: Holder, side: 'front' | 'back', why: string, sure: boolean) => {
    placed.set(each.file.id, holder);
    tell(each, holder[side].filter(lacks), why, sure);
  };
  const fronts = cards.filter((each) => sideOf(each) === 'front');
  const nameless: Unnamed[] = [];
  const [alone] = only ? holders : [];
  const strangers = new Set(
    fronts.filter(({ file: { numberGlyphs } }) => alone && numberGlyphs && showsAnother(numberGlyphs, alone.number)),
  );
  for (const each of strangers) leave(each, '画面上的证件号码看着和案件里登记的对不上，请核对是谁的');
  const known = fronts.filter((each) => !strangers.has(each));
  for (const [holder, pictures] of byHolder(known, holders, nameless)) {
    const [best, ...others] = pictures.toSorted((one, other) => sizeOf(other) - sizeOf(one));
    if (best && holder.front.some(lacks)) put(best, holder, 'front', only ? '' : '证件号码对得上', true);
    else if (best) leave(best, '案件里已经有这张证件了，请核对');
    for (const other of others) {
      placed.set(other.file.id, holder);
      leave(other, '与另一张是同一张证件，那一张更大更清楚');
    }
  }
  const askWho = '不止一位负责人，请核对是谁的';
  const nobody = holders.length === 0 ? '案件里还没有填负责人' : '案件里各位负责人的这一面都有了，请核对';
  for (const each of nameless) {
    const holder = holders.find(({ front }) => front.some(lacks));
    if (holder) put(each, holder, 'front', only ? '' : askWho, only);
    else leave(each, nobody);
  }
  for (const [index, each] of cards.entries()) {
    if (sideOf(each) === 'front') continue;
    const partner = partnerOf(cards, index);
    const owner = partner ? placed.get(partner.file.id) : undefined;
    const paired = owner?.back.some(lacks) ? owner : undefined;
    const holder = paired ?? holders.find(({ back }) => back.some(lacks));
    if (!holder) leave(each, nobody);
    else put(each, holder, 'back', only ? '' : paired ? '与相邻的一张像是同一张证件的两面' : askWho, only);
  }
}

/** Portrait sides by whose number they show; with one human being alone, all are hers. The others are `nameless`. */
function byHolder(fronts: readonly Unnamed[], holders: readonly Holder[], nameless: Unnamed[]): Map<Holder, Unnamed[]> {
  const found = new Map<Holder, Unnamed[]>();
  const [first] = holders;
  for (const each of fronts) {
    const { numberGlyphs } = each.file;
    const number = numberGlyphs
      ? numberShown(
          numberGlyphs,
          holders.map((holder) => holder.number),
        )
      : null;
    const holder = holders.length === 1 ? first : holders.find((one) => one.number !== '' && one.number === number);
    if (holder) found.set(holder, [...(found.get(holder) ?? []), each]);
    else nameless.push(each);
  }
  return found;
}

/** Human beings with a card, those the platform asks for first. */
function holdersOf({ roles: held, persons }: TrayCase): Holder[] {
  const ids = [...new Set(roles.flatMap((role) => held[role] ?? []))];
  return ids.map((id) => {
    const own = roles.filter((role) => held[role] === id);
    const number = persons.find((person) => person.id === id)?.certificateNumber?.toUpperCase() ?? '';
    return { number, front: own.map((role) => cardSlots[role][0]), back: own.map((role) => cardSlots[role][1]) };
  });
}

/** Pixels the card itself has. */
function sizeOf({ file: { facts } }: Unnamed): number {
  const document = facts?.appearance?.document;
  return document ? document.width * document.height : 0;
}

function sideOf({ seen }: Unnamed): 'front' | 'back' {
  return seen?.kind === 'card' ? seen.side : 'front';
}

/**
 * The other side of the same card: the one before or after, of the other side, within a minute where times are known; the
 * nearer of both.
 */
function partnerOf(cards: readonly Unnamed[], index: number): Unnamed | null {
  const each = cards[index];
  if (!each) return null;
  // Where nobody knows when either was made they lie side by side, which is a sign.
  const away = ({ file }: Unnamed) =>
    apart(file, each.file) ?? (isTimedOtherwise(file, each.file) ? Number.POSITIVE_INFINITY : 0);
  const near = [cards[index - 1], cards[index + 1]]
    .flatMap((other) => (other && sideOf(other) !== sideOf(each) ? [other] : []))
    .filter((other) => away(other) <= oneCard);
  return near.toSorted((one, other) => away(one) - away(other))[0] ?? null;
}
