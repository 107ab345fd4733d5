import { createPdf } from '../pdf/createPdf.ts';
import { fontNames } from '../pdf/fonts.ts';
import type { DossierInput } from './dossierInput.ts';
import { drawDossier } from './drawDossier.ts';
import { foldMaterials } from './foldMaterials.ts';
import { metadataOf, planDossier } from './planDossier.ts';
import { takeMaterial } from './takeMaterial.ts';
import type { TakenMaterial } from './takenMaterial.ts';

/**
 * One PDF of the whole case: cover, contents, information sheet, findings, letters, every scan.
 *
 * Files are read one after the other and taken in with their own bytes; a file that cannot be shown has a page that
 * says why. The same input gives the same bytes. Throws only when cancelled, or when a file cannot be read at all.
 */
export async function makeDossier(input: DossierInput): Promise<Uint8Array> {
  return (await drawnDossier(input)).bytes;
}

/** The same, with the number of its pages. */
export async function drawnDossier(input: DossierInput): Promise<{ bytes: Uint8Array; pages: number }> {
  const folded = foldMaterials(input.materials);
  const step = stepper(input, folded.length + input.letters.length + 2);
  const { title, subject, author, keywords } = metadataOf(input);
  const pdf = await createPdf({
    title,
    subject,
    author,
    now: input.now,
    fonts: input.letters.length > 0 ? fontNames : ['sans', 'sansBold'],
  });
  pdf.doc.setKeywords([...keywords]);

  const taken: TakenMaterial[] = [];
  for (const material of folded) {
    step(material.title);
    taken.push(await takeMaterial(pdf, material, input.signal));
  }
  step('信息表和检查结果');
  await drawDossier(pdf, planDossier(input, taken), input.letters, step);
  step('写入文件');
  const bytes = await pdf.save();
  input.signal?.throwIfAborted();
  return { bytes, pages: pdf.doc.getPageCount() };
}

/** Reports each part as it begins, and stops between parts when cancelled. */
function stepper({ signal, onProgress }: DossierInput, total: number): (label: string) => void {
  let done = 0;
  return (label) => {
    signal?.throwIfAborted();
    onProgress?.({ done: done++, total, label });
  };
}
