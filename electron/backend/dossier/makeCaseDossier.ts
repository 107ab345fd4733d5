import type { MakeDossierEvent } from '#shared/api/dossier.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { purposeMark } from '#shared/sheets/purposeMark.ts';
import { caseIdOf, rulesOfToday } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { isCardSlot, markedBytes } from '../materials/markedCard.ts';
import { loadFonts, missingGlyphs, namedCharacter } from '../pdf/fonts.ts';
import { chosenProfile } from '../settings/chosenProfile.ts';
import { loadApplication } from '../vault/store/cases.ts';
import type { DossierProgress } from './dossierInput.ts';
import { type CardMarking, gatherDossier } from './gatherDossier.ts';
import { drawnDossier } from './makeDossier.ts';

/**
 * The dossier of one case as a file, with progress on the way.
 *
 * Throws `caseMissing`, `vaultLocked`. Leaving the loop, like the signal, stops the work at the next file.
 */
export async function* makeCaseDossier(
  desk: Desk,
  request: { readonly caseNumber: string; readonly masked: boolean; readonly watermark: boolean },
  signal?: AbortSignal,
): AsyncGenerator<MakeDossierEvent, void, undefined> {
  const { masked, caseNumber } = request;
  const caseId = caseIdOf(desk, caseNumber);
  const vault = desk.vault();
  const marked = new Set<Uint8Array>();
  const profile = chosenProfile(vault.db, desk.pack);
  const text = purposeMark(loadApplication(vault.db, caseId).miniProgram.name, desk.today());
  const marking: CardMarking = {
    isCard: ({ slot }) => isCardSlot(slot),
    mark: async (bytes, cancel) => {
      const made = await markedBytes(desk.pool, bytes, text, cancel);
      if (made !== null) marked.add(made);
      return made;
    },
  };
  const isMarking = request.watermark && profile.watermark !== 'refused';
  const options = { masked, now: desk.now(), marking: isMarking ? marking : null };
  const input = await gatherDossier(vault, caseId, rulesOfToday(desk), options);

  const left = new AbortController();
  const reported: DossierProgress[] = [];
  let wake = () => {};
  let finished = false;
  const making = drawnDossier({
    ...input,
    signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal,
    onProgress: (progress) => {
      reported.push(progress);
      wake();
    },
  }).finally(() => {
    finished = true;
    wake();
  });
  // Its failure is thrown below, when its turn comes; until then it must not count as unhandled.
  making.catch(() => undefined);
  try {
    while (!finished || reported.length > 0) {
      const progress = reported.shift();
      if (progress) yield { type: 'progress', ...progress };
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
    const { bytes, pages } = await making;
    const name = safeFileName(`卷宗 ${caseNumber} ${input.application.subject.name ?? ''}${masked ? ' 隐码' : ''}`);
    const file = new File([fileBytes(bytes)], `${name}.pdf`, { type: 'application/pdf' });
    const { sans } = await loadFonts(['sans']);
    const missing = missingGlyphs(JSON.stringify(input.application), sans).map(namedCharacter);
    vault.assertOpen();
    yield { type: 'made', file: desk.outbox.put(file), pages, marked: marked.size, missing };
  } finally {
    left.abort();
  }
}

/** The same bytes for a `File`, which takes no shared memory; nothing is copied but what lies in shared memory. */
function fileBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(bytes);
}
