import { mapEventIterator, ORPCError } from '@orpc/client';
import type { StandardHandlerOptions } from '@orpc/server/standard';
import type { Backend } from '#backend/createBackend.ts';
import { toContractError } from '#backend/deskErrors.ts';
import { DeskError } from '#shared/api/errors.ts';
import { describeFault } from './describeFault.ts';

type RpcOptions = StandardHandlerOptions<Backend['context']>;

/**
 * Options of an oRPC handler by which nothing but the contract's errors ever leaves the desk.
 *
 * oRPC has errors of its own: for bytes it cannot read, and for an event that does not fit its schema. They speak English
 * and no screen knows them. Here each becomes one of ours, inside a stream, too. What nobody foresaw goes to `report`
 * without anything personal, see describeFault.ts.
 */
export function declaredErrors(
  report: (fault: string) => void,
): Required<Pick<RpcOptions, 'interceptors' | 'clientInterceptors'>> {
  return {
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw error instanceof ORPCError && error.defined ? error : toContractError(asBadInput(error), undefined);
        }
      },
    ],
    clientInterceptors: [
      async ({ next, path, signal }) => {
        const declare = (error: unknown) => {
          const declared = error instanceof ORPCError && error.defined ? error : toContractError(error, signal);
          if (declared.code === 'internal') report(`${path.join('.')} ${describeFault(declared.cause)}`);
          return declared;
        };
        try {
          const output = await next();
          if (!isEvents(output)) return output;
          return mapEventIterator(output, { value: async (event) => event, error: async (error) => declare(error) });
        } catch (error) {
          throw declare(error);
        }
      },
    ],
  };
}

/** What fails outside a procedure failed while the request was read. */
function asBadInput(error: unknown): DeskError {
  const tooLarge = error instanceof ORPCError && error.code === 'PAYLOAD_TOO_LARGE';
  return new DeskError(
    'badInput',
    { detail: tooLarge ? '一次交来的文件太大，请分几次进行' : '整体格式' },
    { cause: error },
  );
}

function isEvents(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}
