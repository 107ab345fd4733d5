import { seeded } from '#test/support/specimens/random.ts';
import type { SpecimenOptions } from '#test/support/specimens/specimen.ts';
import type { Setting } from '#test/support/specimens/tables.ts';

/** What is special about the picture of a card: a side beyond the picture, the line of its number cut, little of the picture taken, nothing. */
export type CardFault = 'sideCut' | 'numberCut' | 'small' | 'none';

/** One picture of a card whose kind nobody tells the desk. */
export interface CardCase {
  readonly fault: CardFault;
  readonly side: 'idFront' | 'idBack';
  readonly options: SpecimenOptions;
  /** The picture lies on a white page of A4, as a PDF of one photo has it. */
  readonly onPage: boolean;
}

const pale: readonly Setting[] = ['light', 'white', 'paleWood'];
const tables: readonly Setting[] = [...pale, 'desk', 'cloth', 'dark'];
const sides = ['idFront', 'idBack'] as const;
/** Length to height of a card, and of the pictures made. */
const [cardRatio, pictureRatio] = [85.6 / 54, 4 / 3];

/** Where a photo lies on a page of A4 at 150 dots an inch, in pixels. */
export const onPage = { page: [1240, 1754], photo: [1080, 810], at: [80, 160] } as const;

/** Seeds of the part nothing is tuned by are others. */
const [firstSeed, heldOutSeed] = [3_000_003, 4_000_003];

const edges = ['top', 'right', 'bottom', 'left'] as const;

/**
 * Pictures of cards that a person who sorts photos meets: cut on a side, cut through the number, small, or good, on pale tables and
 * others, askew by some degrees, with noise. The same size gives the same ones; `heldOut` others, by which nothing is chosen.
 */
export function cardCases({ each, heldOut }: { readonly each: number; readonly heldOut: boolean }): CardCase[] {
  const cases: CardCase[] = [];
  let seed = heldOut ? heldOutSeed : firstSeed;
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const between = (low: number, high: number) => low + (high - low) * random();
  const shot = (setting: Setting, fill: number): SpecimenOptions => {
    seed += 7;
    return shotOf(setting, fill, seed);
  };
  const shotOf = (setting: Setting, fill: number, own: number): SpecimenOptions => ({
    ...pick([
      { width: 1280, height: 960 },
      { width: 1600, height: 1200 },
      { width: 1440, height: 1080 },
    ]),
    setting,
    fill,
    noise: between(1, 5),
    brightness: between(0.85, 1),
    perspective: between(0, 0.015),
    rotation: between(-4, 4),
    seed: own,
  });
  const add = (fault: CardFault, side: CardCase['side'], options: SpecimenOptions, onPage = false) =>
    cases.push({ fault, side, options, onPage });
  for (let round = 0; round < each; round++) {
    for (const setting of tables) {
      for (const side of sides) {
        add('none', side, shot(setting, between(0.62, 0.92)));
        const fill = between(0.6, 0.95);
        add('sideCut', side, {
          ...shot(setting, fill),
          offset: beyond(edges[round % 4] as Edge, fill, between(0.12, 0.35)),
        });
        const small = between(0.42, 0.545);
        const offset = [between(-0.12, 0.12), between(-0.12, 0.12)] as const;
        add('small', side, { ...shot(setting, small), offset, rotation: between(-12, 12) });
      }
    }
    for (const setting of pale) {
      const fill = between(0.6, 0.95);
      const place =
        round % 2 === 0 ? beyond('bottom', fill, between(0.13, 0.19)) : beyond('right', fill, between(0.12, 0.3));
      add('numberCut', 'idFront', { ...shot(setting, fill), offset: place });
    }
    for (const side of sides) {
      const setting = pick(tables);
      add('none', side, shot(setting, between(0.7, 0.9)), true);
      const fill = between(0.7, 0.9);
      add(
        'sideCut',
        side,
        { ...shot(setting, fill), offset: beyond(edges[round % 4] as Edge, fill, between(0.15, 0.35)) },
        true,
      );
    }
  }
  return cases;
}

type Edge = (typeof edges)[number];

/** The offset by which a share of a card's length in that direction lies beyond an edge of the picture. */
function beyond(edge: Edge, fill: number, share: number): readonly [number, number] {
  const high = (fill * pictureRatio) / cardRatio;
  const down = 0.5 - high / 2 + share * high;
  const across = 0.5 - fill / 2 + share * fill;
  if (edge === 'top') return [0, -down];
  if (edge === 'bottom') return [0, down];
  return edge === 'left' ? [-across, 0] : [across, 0];
}
