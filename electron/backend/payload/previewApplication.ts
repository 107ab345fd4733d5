import type { ApplicationPreview } from '#shared/api/application.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import { lintEntered } from '#shared/lint/lintApplication.ts';
import { rulesOfToday } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { rehearse } from '../vault/rehearse.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { bringInPayload } from './bringInPayload.ts';
import { readPayloadFile } from './readPayloadFile.ts';

/**
 * What a payload holds, what importing it would do and what would be wrong in its case then.
 *
 * Told by doing it and taking all of it back: nothing of it is ever in the vault. Throws `payloadUnreadable`,
 * `vaultLocked`.
 */
export async function previewApplication(
  desk: Desk,
  { file }: { readonly file: UploadedFile },
): Promise<ApplicationPreview> {
  const payload = await readPayloadFile(file, desk.pack);
  const { db } = desk.vault();
  const planned = rehearse(db, () => {
    const { told, caseId } = bringInPayload(desk, payload, []);
    const application = caseId === null ? null : loadApplication(db, caseId);
    return {
      usable: application !== null,
      outcome: told.outcome,
      caseNumber: told.outcome === 'created' ? null : told.caseNumber,
      findings: [...told.findings],
      judged: application ? lintEntered(application, desk.pack, rulesOfToday(desk)) : [],
    };
  });
  const { subject, miniProgram } = payload.application;
  return {
    subjectName: subject.name,
    miniProgramName: miniProgram.name,
    appId: miniProgram.appId,
    filingType: payload.filingCase.filingType,
    filingTypeSaid: payload.hasOffice,
    ...planned,
    media: [...Map.groupBy(payload.media, ({ name }) => name)].map(([name, places]) => ({
      name,
      slots: [...new Set(places.map(({ slot }) => slot))],
    })),
  };
}
