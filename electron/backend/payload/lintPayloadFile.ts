import type { LintedPayload } from '#shared/api/application.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { Day } from '#shared/filing/date.ts';
import { lintPayload } from '#shared/lint/lintPayload.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { Desk } from '../desk.ts';
import { readPayloadFile } from './readPayloadFile.ts';

/** Judges an official payload as of a day (today when null), without a vault. Throws `payloadUnreadable`. */
export async function lintPayloadFile(
  desk: Pick<Desk, 'pack' | 'today'>,
  { file, today }: { readonly file: UploadedFile; readonly today: Day | null },
): Promise<LintedPayload> {
  const payload = await readPayloadFile(file, desk.pack);
  const profile = profileById(desk.pack, 'wechat-default');
  return { findings: lintPayload(payload, desk.pack, { today: today ?? desk.today(), profile }) };
}
