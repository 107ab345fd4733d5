interface SpelledCharacter {
  /** How it can be typed: itself first, then its pinyin readings. */
  readonly typings: readonly string[];
  /** Bits of the letters in all of them, and of those they begin with. */
  readonly letters: number;
  readonly firsts: number;
}

/** A name ready to be compared with typed pinyin. Marks such as brackets and dots are left out: nobody types them. */
export interface SpelledName {
  readonly characters: readonly SpelledCharacter[];
  /** Bits of the letters that occur in any reading: most names are ruled out by them. */
  readonly letters: number;
}

export type Spell = (name: string) => SpelledName;

/**
 * The speller, with its dictionary of readings: part of the installed package, nothing is fetched.
 *
 * Loading takes a tenth of a second, so it happens once and only when someone searches.
 */
export function loadSpelling(): Promise<Spell> {
  loading ??= import('pinyin-pro').then(({ polyphonic }) =>
    speller((character) => polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? []),
  );
  return loading;
}
let loading: Promise<Spell> | null = null;

/**
 * A speller over any source of readings, which need not know the character.
 *
 * Every reading counts, since a name does not say which is meant: 重庆 is chongqing and zhongqing, 银行 ends in hang
 * and xing. ü is typed v (lv) and also u, ê (欸) is typed e.
 */
export function speller(readingsOf: (character: string) => readonly string[]): Spell {
  const known = new Map<string, SpelledCharacter | null>();
  const spelled = (character: string) => {
    const found = known.get(character);
    if (found !== undefined) return found;
    const made = /[\p{L}\p{N}]/u.test(character) ? spelledCharacter(character, readingsOf(character)) : null;
    known.set(character, made);
    return made;
  };
  return (name) => {
    const characters: SpelledCharacter[] = [];
    let letters = 0;
    for (const character of name) {
      const each = spelled(character);
      if (each === null) continue;
      characters.push(each);
      letters |= each.letters;
    }
    return { characters, letters };
  };
}

function spelledCharacter(character: string, readings: readonly string[]): SpelledCharacter {
  const plain = readings
    .map((reading) => reading.replace('ê', 'e'))
    .flatMap((reading) => (reading.includes('ü') ? umlauts.map((u) => reading.replace('ü', u)) : reading));
  const typings = [...new Set([character, ...plain.filter((reading) => /^[a-z]+$/.test(reading))])];
  const firsts = typings.map((typing) => typing.slice(0, 1));
  return { typings, letters: lettersOf(typings.join('')), firsts: lettersOf(firsts.join('')) };
}

const umlauts = ['v', 'u'];

/**
 * True when the word spells a part of the name, each character by itself or by the beginning of a reading.
 *
 * So 北京字节 is found by bjzj, beijing, beijzj and 北京zj alike. `word` is folded, and so was the name.
 */
export function spells(word: string, { characters, letters }: SpelledName): boolean {
  if ((lettersOf(word) & ~letters) !== 0) return false;
  const first = lettersOf(word.slice(0, 1));
  let used = unused;
  for (const character of characters) {
    // Most characters begin nothing and go on with nothing.
    if (used === unused && first !== 0 && (character.firsts & first) === 0) continue;
    const next = goneOn(word, used, character);
    if (next === null) return true;
    used = next.length === 1 ? unused : next;
  }
  return false;
}

/** How many letters of the word are used up before any character: a part of the name can begin everywhere. */
const unused: readonly number[] = [0];

/** How many letters can be used up after one more character; null when it completes the word. */
function goneOn(word: string, used: readonly number[], { typings }: SpelledCharacter): readonly number[] | null {
  const next = [...unused];
  for (const at of used) {
    for (const typing of typings) {
      const longest = sharedLength(word, at, typing);
      if (longest > 0 && at + longest === word.length) return null;
      // A character that stands for itself is taken whole; of pinyin any beginning will do.
      for (let length = typing === typings[0] ? typing.length : 1; length <= longest; length++) {
        if (!next.includes(at + length)) next.push(at + length);
      }
    }
  }
  return next;
}

/** How many characters the typing and the word from `at` on have in common at their beginnings. */
function sharedLength(word: string, at: number, typing: string): number {
  let length = 0;
  while (length < typing.length && at + length < word.length && word[at + length] === typing[length]) length++;
  return length;
}

const a = 'a'.charCodeAt(0);

/** One bit for each Latin letter in the text, and one for digits. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= a && code < a + 26) bits |= 1 << (code - a);
    else if (code >= 48 && code < 58) bits |= 1 << 26;
  }
  return bits;
}
