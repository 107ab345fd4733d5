import { z } from 'zod';
import { daySchema } from '../filing/date.ts';
import { materialSlotIdSchema } from '../filing/materialSlot.ts';
import { scanFactsSchema } from './scanFacts.ts';

/** An original kept in the vault: what was measured, which encrypted file holds it, and where it came from. */
export const storedScanSchema = z.object({
  id: z.int().positive(),
  /** Name of the encrypted file in the vault: 32 lower-case hex digits. */
  fileId: z.string().regex(/^[0-9a-f]{32}$/),
  /** Path below the folder it was handed over with; null when there was none. */
  origin: z.string().min(1).nullable(),
  facts: scanFactsSchema,
  receivedAt: z.iso.datetime(),
});
export type StoredScan = z.infer<typeof storedScanSchema>;

/**
 * A scan in a slot of a case; `position` counts from 0 within the slot. Its facts have the name it was given by for this
 * case, `attachedAt` is when that was, `signedOn` the day under a letter, null while nobody has read it off.
 */
export const heldMaterialSchema = z.object({
  slot: materialSlotIdSchema,
  position: z.int().nonnegative(),
  attachedAt: z.iso.datetime(),
  signedOn: daySchema.nullable(),
  scan: storedScanSchema,
});
export type HeldMaterial = z.infer<typeof heldMaterialSchema>;
