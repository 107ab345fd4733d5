import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { Discretion } from '../cases/discretion.ts';
import { drawLetter } from '../letters/drawLetter.ts';
import { loadTemplates } from '../letters/loadTemplates.ts';
import { decideWithFonts } from '../letters/makeLetter.ts';
import { maskedValues } from '../letters/maskedValues.ts';
import type { Pdf } from '../pdf/createPdf.ts';
import { place } from '../pdf/imagePage.ts';
import { takePdf } from '../pdf/mergePdf.ts';
import type { Vault } from '../vault/openVault.ts';
import { listLetters, type StoredLetter } from '../vault/store/letters.ts';
import type { LetterPart } from './dossierInput.ts';
import { drawMaterialPage } from './drawMaterial.ts';
import { measureWith } from './measure.ts';
import type { Notice } from './takenMaterial.ts';

/**
 * The letters that were made for a case, of each template the newest, in the order they were made.
 *
 * A letter is drawn again from the values it showed, so that all letters share the dossier's fonts and a masked dossier
 * can mask them. Where its template is gone or has changed too much for those values, the printed file itself is shown.
 */
export async function gatherLetters(
  vault: Vault,
  caseId: number,
  rulebook: Rulebook,
  discretion: Discretion,
): Promise<LetterPart[]> {
  const newest = new Map<string, StoredLetter>();
  for (const letter of listLetters(vault.db, caseId)) {
    newest.delete(letter.template);
    newest.set(letter.template, letter);
  }
  if (newest.size === 0) return [];
  const templates = new Map((await loadTemplates()).map((template) => [template.id, template]));
  return [...newest.values()].map((letter): LetterPart => {
    const template = templates.get(letter.template) ?? null;
    const title = template?.title ?? '文书';
    return {
      title,
      draw: async (pdf) => {
        const values = template && maskedValues(template, letter.values, discretion);
        const decided = template && values ? await decideWithFonts(template, values, rulebook) : null;
        if (decided?.ok) drawLetter(pdf, decided.letter);
        else if (discretion.masked) drawNotice(pdf, title, onlyInFull);
        else await drawStored(pdf, title, await vault.files.read(letter.fileId));
      },
    };
  });
}

async function drawStored(pdf: Pdf, title: string, bytes: Uint8Array): Promise<void> {
  const taken = await takePdf(pdf.doc, bytes);
  const pages = taken.ok ? taken.pages.filter((page) => page !== null) : [];
  if (pages.length === 0) drawNotice(pdf, title, unreadable);
  for (const page of pages) {
    const { width, height } = page;
    place(pdf.addPage({ width, height }), page, { x: 0, y: 0, width, height });
  }
}

function drawNotice(pdf: Pdf, title: string, notice: Notice): void {
  drawMaterialPage(pdf, { landscape: false, title, captions: [], items: [], notice }, measureWith(pdf));
}

const onlyInFull: Notice = {
  title: '这份文书含有完整号码，隐码版没有收录',
  advice: '文书的模板已经更换，无法隐去其中的号码。需要时请生成完整版卷宗，或重新生成这份文书。',
};

const unreadable: Notice = { title: '这份文书的文件打不开', advice: '请重新生成这份文书。' };
