import { ORPCError } from '@orpc/client';
import { deskErrorCodeSchema, deskErrorDataSchema } from '#shared/api/deskErrorMap.ts';
import { DeskError } from '#shared/api/errors.ts';
import { describeFault } from '../describeFault.ts';

/** Any failure as the one error the user is told: what happened and what to do. */
export function asShownError(error: unknown, signal: AbortSignal): DeskError {
  if (error instanceof DeskError) return error;
  if (signal.aborted) return new DeskError('cancelled', {}, { cause: error });
  if (error instanceof ORPCError) {
    const code = deskErrorCodeSchema.safeParse(error.code);
    const data = deskErrorDataSchema.safeParse(error.data);
    if (code.success && data.success) return new DeskError(code.data, data.data.details, { cause: error.cause });
  }
  return new DeskError('internal', {}, { cause: error });
}

/**
 * Where an error came from, for whoever works on the program and set `BEIAN_DEBUG`; null for everybody else, and for an
 * error without a cause. Nothing personal is in it; see describeFault.ts.
 */
export function originOf(
  { cause }: DeskError,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  return environment['BEIAN_DEBUG'] && cause !== undefined ? describeFault(cause) : null;
}
