import type { Finding } from '#shared/filing/finding.ts';
import { type Rulebook, rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { createPdf } from '../pdf/createPdf.ts';
import { loadFonts, missingGlyphs, namedCharacter } from '../pdf/fonts.ts';
import { letterFonts } from './composeLetter.ts';
import { type DecidedLetter, decideLetter, type LetterDecision } from './decideLetter.ts';
import { drawLetter } from './drawLetter.ts';
import type { LetterValues } from './gatherLetter.ts';
import type { LetterTemplate } from './template.ts';

/** What making a letter needs besides its template and values. */
export interface LetterContext {
  readonly rules: Pick<RulePack, 'rules'>;
  readonly now: Date;
  /** The folder of the TTF files in a packaged app. */
  readonly fontDir?: string;
}

export type MadeLetter =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly pages: number; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * A letter as a PDF, or the findings that keep it from being printed; then there is no file at all.
 *
 * The same template, values and `now` give the same bytes. A letter that is uploaded as one picture but did not fit
 * one page is made all the same, with a finding that says so.
 */
export async function makeLetter(
  template: LetterTemplate,
  values: LetterValues,
  { rules, now, fontDir }: LetterContext,
): Promise<MadeLetter> {
  const rulebook = rulebookOf(rules);
  const decision = await decideWithFonts(template, values, rulebook, fontDir);
  if (!decision.ok) return decision;
  const pdf = await createPdf({
    title: decision.letter.title,
    now,
    fonts: letterFonts,
    ...(fontDir === undefined ? {} : { fontDir }),
  });
  const pages = drawLetter(pdf, decision.letter).length;
  return { ok: true, bytes: await pdf.save(), pages, findings: tooLong(decision.letter, pages, rulebook) };
}

/** Decides a letter by the glyphs of the real faces; for whoever draws it into another document. */
export async function decideWithFonts(
  template: LetterTemplate,
  values: LetterValues,
  rulebook: Rulebook,
  fontDir?: string,
): Promise<LetterDecision> {
  const faces = await loadFonts(letterFonts, fontDir);
  return decideLetter(template, values, {
    rulebook,
    missing: (text) => missingGlyphs(text, faces.serif).map(namedCharacter),
  });
}

function tooLong(letter: DecidedLetter, pages: number, rulebook: Rulebook): Finding[] {
  if (letter.pages === 'many' || pages === 1) return [];
  return [
    rulebook('letter.tooLongForOnePage', {
      weight: 'should',
      where: `letter.${letter.template}`,
      message: `《${letter.title}》排了 ${pages} 页，平台的栏目只收一张图片`,
      remedy: '请缩短过长的内容（如服务名称），或把各页拼成一张图片再上传，并加盖骑缝章。',
    }),
  ];
}
