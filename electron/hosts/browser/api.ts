import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import type { Backend } from '#backend/createBackend.ts';
import { toContractError } from '#backend/deskErrors.ts';
import { DeskError } from '#shared/api/errors.ts';
import { declaredErrors } from '../declaredErrors.ts';

/** The contract over HTTP, below `/api`. */
export interface Api {
  /** Answers a call; false where there is no such procedure. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Answers a call that says itself that it is too large, in the contract's words and without reading it. */
  refuseTooLarge(response: ServerResponse): void;
}

/** Bodies are counted while they come, whatever their sender declared. */
export function openApi(backend: Backend, mostBytes: number, report: (fault: string) => void): Api {
  const handler = new RPCHandler(backend.router, {
    ...declaredErrors(report),
    plugins: [new BodyLimitPlugin({ maxBodySize: mostBytes })],
  });
  return {
    answer: async (request, response) => {
      const { matched } = await handler.handle(request, response, { prefix: '/api', context: backend.context });
      return matched;
    },
    refuseTooLarge: (response) => {
      const error = toContractError(
        new DeskError('badInput', { detail: '一次交来的文件太大，请分几次进行' }),
        undefined,
      );
      // The connection stays open: a browser that is still sending would see it break and never read the answer.
      response.writeHead(413, { 'content-type': 'application/json' }).end(JSON.stringify({ json: error.toJSON() }));
    },
  };
}
