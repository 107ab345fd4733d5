import type { z } from 'zod';
import type { LintedPayload, lintPayloadInput } from '#shared/api/application.ts';
import { lintPayload } from '#shared/lint/lintPayload.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { Desk } from '../desk.ts';
import { candidate } from '../rules/newRules.ts';
import { readPayloadFile } from './readPayloadFile.ts';

/**
 * Judges an official payload as of a day (today when null); no vault needs to be open.
 *
 * By the pack in use, `rules` laid over it for this once. Throws `payloadUnreadable`, `rulePackRefused`.
 */
export async function lintPayloadFile(
  desk: Desk,
  { file, today, rules }: z.infer<typeof lintPayloadInput>,
): Promise<LintedPayload> {
  const pack = rules.length === 0 ? desk.pack : (await candidate(desk, { from: 'files', files: rules })).pack;
  const payload = await readPayloadFile(file, pack);
  const profile = profileById(pack, 'wechat-default');
  const { title, version } = pack.manifest;
  return {
    findings: lintPayload(payload, pack, { today: today ?? desk.today(), profile }),
    rules: { title, version },
  };
}
