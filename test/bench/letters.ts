import { deflateSync } from 'node:zlib';
import { openPool } from '#backend/jobs/pool.ts';
import { letterFonts } from '#backend/letters/composeLetter.ts';
import { loadTemplates } from '#backend/letters/loadTemplates.ts';
import { makeLetter } from '#backend/letters/makeLetter.ts';
import type { LetterTemplate } from '#backend/letters/template.ts';
import { type FontFace, loadFonts } from '#backend/pdf/fonts.ts';
import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import { previewValues } from '#test/support/letterValues.ts';
import { decided } from '#test/support/sampleLetters.ts';

/** A figure against its floor; `ratio` 1 means as good as the floor. */
interface Figure {
  readonly name: string;
  readonly ratio: number;
  readonly detail: string;
}

const rounds = 40;
const warmUp = 10;
const threads = 2;
/** Goals: letters a second on two cores, megabytes of all workers together, bytes of a letter. */
const goal = { perSecond: 100, megabytes: 600, bytes: 40_000 };

/**
 * Letters of every template with warm fonts: one thread against the bare subsetting and packing of the same glyphs,
 * two workers against twice one thread, bytes against the packed outlines no letter can do without.
 */
export async function benchLetters(): Promise<Figure[]> {
  const pack = await loadRulePack();
  const templates = await loadTemplates();
  const now = new Date('2026-11-23T02:00:00Z');
  const job = (template: LetterTemplate) => ({ template, values: previewValues, rules: pack.rules, now });

  const pool = openPool(threads);
  const inWorkers = async (count: number) => {
    await Promise.all(
      Array.from({ length: count }).flatMap(() => templates.map((template) => pool.run('letter', job(template)))),
    );
  };
  await inWorkers(warmUp);
  const parallel = await perSecond(templates.length * rounds, () => inWorkers(rounds));
  const megabytes = process.memoryUsage.rss() / 1e6;
  await pool.close();

  const bytes = new Map<string, number>();
  const alone = async (count: number) => {
    for (let round = 0; round < count; round++) {
      for (const template of templates) {
        const made = await makeLetter(template, previewValues, { rules: pack, now });
        if (made.ok) bytes.set(template.id, made.bytes.length);
      }
    }
  };
  await alone(warmUp);
  const single = await perSecond(templates.length * rounds, () => alone(rounds));
  const faces = await loadFonts(letterFonts);
  const outlines = await Promise.all(templates.map((template) => charactersOf(template)));
  const bare = await perSecond(templates.length * rounds, async () => {
    for (let round = 0; round < rounds; round++) for (const each of outlines) packedOutlines(each, faces);
  });

  return [
    {
      name: 'letters a second, one thread / bare subsetting',
      ratio: single / bare,
      detail: `${single.toFixed(0)}/s of ${bare.toFixed(0)}/s`,
    },
    {
      name: `letters a second, ${threads} workers / ${threads} × one thread`,
      ratio: parallel / (threads * single),
      detail: `${parallel.toFixed(0)}/s (goal ${goal.perSecond}/s)`,
    },
    {
      name: `memory of the process with ${threads} warm workers / goal`,
      ratio: megabytes / goal.megabytes,
      detail: `${megabytes.toFixed(0)} MB (goal below ${goal.megabytes} MB)`,
    },
    ...templates.map((template, index) => {
      const size = bytes.get(template.id) ?? 0;
      const floor = packedOutlines(outlines[index] ?? new Map(), faces);
      return {
        name: `${template.id}: bytes / packed outlines`,
        ratio: size / floor,
        detail: `${(size / 1000).toFixed(1)} KB (goal below ${goal.bytes / 1000} KB)`,
      };
    }),
  ];
}

type Characters = ReadonlyMap<(typeof letterFonts)[number], string>;

async function charactersOf(template: LetterTemplate): Promise<Characters> {
  const { title, blocks, signatures } = await decided({ template, values: previewValues });
  const bold = [title, ...blocks.filter((each) => each.kind === 'heading').map((each) => each.text)];
  const song = [...blocks.filter((each) => each.kind !== 'heading'), ...signatures.flat()].map((each) => each.text);
  return new Map([
    ['serif', song.join('')],
    ['serifBold', bold.join('')],
  ]);
}

/** Bytes of the outlines of the characters, subset by fontkit and packed: what every way of making the letter pays. */
function packedOutlines(characters: Characters, faces: Readonly<Record<'serif' | 'serifBold', FontFace>>): number {
  let bytes = 0;
  for (const [name, text] of characters) {
    const { font } = faces[name];
    const subset = font.createSubset();
    for (const character of new Set(text))
      subset.includeGlyph(font.glyphForCodePoint(character.codePointAt(0) ?? 0).id);
    bytes += deflateSync(subset.encode(), { level: 9 }).length;
  }
  return bytes;
}

async function perSecond(count: number, work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1000;
}
