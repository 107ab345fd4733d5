import { deskErrorCodeSchema, deskErrorDataSchema } from '#shared/api/deskErrorMap.ts';
import type { DeskErrorCode } from '#shared/api/errors.ts';

/** How a call ended: answered, with an error of the contract, or as no call may end. */
export type CallOutcome = 'answered' | Exclude<DeskErrorCode, 'internal'> | { readonly undeclared: string };

/** Events that are read before the caller leaves a stream. */
const mostEvents = 20;
/** `vault.away` says something only when somebody leaves; the sample office is left half-made. */
const mostHeard: Readonly<Record<string, number>> = { 'vault.away': 0, 'vault.openSample': 2 };

/**
 * Calls a procedure of a client by its path and says how that ended; a stream is left after some events.
 *
 * `internal` is declared, too, but says that nobody has foreseen what happened: for an input, however wrong, it is a fault.
 */
export async function callOutcome(client: object, path: string, input: unknown): Promise<CallOutcome> {
  const [area = '', name = ''] = path.split('.');
  const call: unknown = Reflect.get(Reflect.get(client, area), name);
  if (typeof call !== 'function') throw new Error(`${path} cannot be called`);
  try {
    const output: unknown = await call(input);
    if (typeof output === 'object' && output !== null && Symbol.asyncIterator in output) {
      await leaveAfter(output as AsyncGenerator<unknown>, mostHeard[path] ?? mostEvents);
    }
    return 'answered';
  } catch (error) {
    return outcomeOf(error);
  }
}

async function leaveAfter(events: AsyncGenerator<unknown>, most: number): Promise<void> {
  try {
    for (let heard = 0; heard < most; heard++) if ((await events.next()).done) return;
  } finally {
    await events.return(undefined);
  }
}

function outcomeOf(error: unknown): CallOutcome {
  const code = deskErrorCodeSchema.safeParse(Reflect.get(Object(error), 'code'));
  const data = deskErrorDataSchema.safeParse(Reflect.get(Object(error), 'data'));
  const spoken = data.success && /\p{Script=Han}/u.test(data.data.message) && /\p{Script=Han}/u.test(data.data.remedy);
  if (code.success && code.data !== 'internal' && spoken && Reflect.get(Object(error), 'defined') === true) {
    return code.data;
  }
  const cause: unknown = Reflect.get(Object(error), 'cause');
  return {
    undeclared: `${String(error)} – ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`,
  };
}
