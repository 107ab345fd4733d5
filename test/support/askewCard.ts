import { expect } from 'vitest';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { Recipe } from '#shared/scans/recipe.ts';
import { type CaseDesk, caseDesk } from './caseDesk.ts';
import { exampleCard } from './specimens/examples.ts';
import { makeSpecimen } from './specimens/specimen.ts';

/** A card photographed askew, all of it in the picture: what the desk is sure how to straighten. */
export const askewCard = await makeSpecimen({ kind: 'idFront', data: exampleCard }, { rotation: 12, fill: 0.85 });

/** A desk with one case whose 主体负责人证件人像面 is that card. */
export async function withAskew(): Promise<CaseDesk & { scanId: number; given: OpenedCase }> {
  const desk = await caseDesk();
  const { opened } = await desk.client.materials.add({
    caseNumber: desk.caseNumber,
    slot: 'subjectPrincipalFront',
    files: [new File([new Uint8Array(askewCard)], '斜着拍的.jpg')],
    replace: false,
  });
  return Object.assign(desk, { scanId: opened.materials[0]?.scanId ?? 0, given: opened });
}

/** What the desk is sure to do to a scan. */
export async function proposedFor(desk: CaseDesk, scanId: number): Promise<Recipe> {
  const { recipe, sure } = await desk.client.scans.proposeFix({ scanId });
  expect(sure).toBe(true);
  return recipe;
}
