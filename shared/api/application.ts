import { z } from 'zod';
import { daySchema } from '../filing/date.ts';
import { findingSchema } from '../filing/finding.ts';
import { uploadedFileSchema } from './upload.ts';

/** An official payload to judge; `today` null means the day it is. */
export const lintPayloadInput = z.object({ file: uploadedFileSchema, today: daySchema.nullable() });

export const lintedPayloadSchema = z.object({ findings: z.array(findingSchema) });
export type LintedPayload = z.infer<typeof lintedPayloadSchema>;
