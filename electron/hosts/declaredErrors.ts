import { mapEventIterator, ORPCError } from '@orpc/client';
import type { StandardHandlerOptions } from '@orpc/server/standard';
import type { Backend } from '#backend/createBackend.ts';
import { isEvents, toContractError } from '#backend/deskErrors.ts';
import { DeskError } from '#shared/api/errors.ts';
import { describeFault } from './describeFault.ts';

type RpcOptions = StandardHandlerOptions<Backend['context']>;

/**
 * Options of an oRPC handler by which nothing but the contract's errors ever leaves the desk.
 *
 * Inside procedures the router sees to that. Before them oRPC has errors of its own, for bytes it cannot read: they speak
 * English and no screen knows them, so each becomes one of ours here. What nobody foresaw goes to `report`, inside a
 * stream, too, without anything personal; see describeFault.ts.
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
      async ({ next, path }) => {
        const notice = (error: unknown) => {
          if (error instanceof ORPCError && error.code === 'internal') {
            report(`${path.join('.')} ${describeFault(error.cause)}`);
          }
          return error;
        };
        try {
          const output = await next();
          if (!isEvents(output)) return output;
          return mapEventIterator(output, { value: async (event) => event, error: async (error) => notice(error) });
        } catch (error) {
          throw notice(error);
        }
      },
    ],
  };
}

/** What fails outside a procedure failed while the request was read. */
function asBadInput(error: unknown): DeskError {
  const tooLarge = error instanceof ORPCError && error.code === 'PAYLOAD_TOO_LARGE';
  const detail = tooLarge ? '一次交来的文件太大，请分几次进行' : '整体格式';
  return new DeskError('badInput', { detail }, { cause: error });
}
