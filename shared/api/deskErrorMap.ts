import { z } from 'zod';
import { type DeskErrorCode, deskErrors } from './errors.ts';

export const deskErrorCodeSchema = z.enum(Object.keys(deskErrors) as [DeskErrorCode, ...DeskErrorCode[]]);

/** What travels with every error: the sentence, what to do, and the values that filled them. */
export const deskErrorDataSchema = z.object({
  message: z.string(),
  remedy: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

type DeskErrorMap = Record<DeskErrorCode, { status: number; message: string; data: typeof deskErrorDataSchema }>;

/** The error list in the shape the contract wants, so that every procedure may end with any of them, typed. */
export const deskErrorMap = Object.fromEntries(
  Object.entries(deskErrors).map(([code, row]) => [
    code,
    { status: row.status, message: row.message, data: deskErrorDataSchema },
  ]),
) as DeskErrorMap;
