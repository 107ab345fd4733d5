import { z } from 'zod';
import { strictnessSchema } from '../rules/scanThresholds.ts';
import { lockAfterChoices } from '../vault/idleLock.ts';

/** How a person likes the desk: columns, theme, last filters. Kept in the vault; keys are the renderer's own. */
export const preferenceKeySchema = z.string().regex(/^[a-z][A-Za-z0-9.]{0,59}$/);
export const preferenceValueSchema = z.json().refine((value) => JSON.stringify(value).length <= 20_000, 'too long');

export const settingsSchema = z.object({
  /** Id of the platform profile pictures in cases are judged by. */
  profile: z.string(),
  /** How strictly they are looked at. */
  strictness: strictnessSchema,
  /** After how many minutes in which nobody does anything the vault is locked; null when it never is. */
  lockAfter: z.literal([...lockAfterChoices]).nullable(),
  preferences: z.record(preferenceKeySchema, preferenceValueSchema),
});
export type Settings = z.infer<typeof settingsSchema>;
export const setProfileInput = settingsSchema.pick({ profile: true });
export const setStrictnessInput = settingsSchema.pick({ strictness: true });
export const setLockAfterInput = settingsSchema.pick({ lockAfter: true });
export const rememberInput = z.object({ key: preferenceKeySchema, value: preferenceValueSchema });
