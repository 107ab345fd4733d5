import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import { editableFieldSchema } from '#shared/api/caseEdits.ts';
import { DeskError, type DeskErrorCode, deskErrors } from '#shared/api/errors.ts';
import { fieldLabel } from '#shared/filing/fieldLabel.ts';

/**
 * Any failure as one of the errors the contract lists.
 *
 * A broken input names the first place that is wrong, a field of the form by its label. What was not foreseen becomes
 * `internal`; its cause stays attached for the log and is never shown. What is one of the contract's errors already
 * stays as it is.
 */
export function toContractError(error: unknown, signal: AbortSignal | undefined): ORPCError<DeskErrorCode, unknown> {
  if (error instanceof ORPCError && error.defined) return error;
  const known = asDeskError(error, signal);
  return new ORPCError(known.code, {
    defined: true,
    status: deskErrors[known.code].status,
    message: known.message,
    data: { message: known.message, remedy: known.remedy, details: known.details },
    cause: known.cause ?? error,
  });
}

/** The events as they come; a failure among them is an error of the contract, too. */
export async function* withContractErrors<Event>(
  events: AsyncIterable<Event>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Event, void, undefined> {
  try {
    yield* events;
  } catch (error) {
    throw toContractError(error, signal);
  }
}

/** Whether a procedure answers with a stream. */
export function isEvents(output: unknown): output is AsyncIterableIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

function asDeskError(error: unknown, signal: AbortSignal | undefined): DeskError {
  if (error instanceof DeskError) return error;
  // oRPC names a broken input so; a broken answer has the same cause, but is the program's fault.
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
    const [issue] = error.cause.issues;
    const path = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
    const field = editableFieldSchema.safeParse(path.at(-1));
    // A path in code would tell a person nothing; it stays in the cause.
    const detail = field.success ? fieldLabel(field.data) : '内容的格式';
    return new DeskError('badInput', { detail }, { cause: error });
  }
  if (signal?.aborted) return new DeskError('cancelled', {}, { cause: error });
  return new DeskError('internal', {}, { cause: error });
}
