import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { freshNonce, policyHeaders } from '../contentPolicy.ts';
import type { RendererFiles } from '../rendererFiles.ts';
import type { Admission } from './admission.ts';
import type { Api } from './api.ts';
import { openConnections } from './connections.ts';
import { judgeRequest, type RequestFacts, sessionCookieName } from './guard.ts';
import type { Limits } from './limits.ts';
import { refuse, refuseUnread } from './refusals.ts';

/** What the server answers with. */
export interface Served {
  readonly files: RendererFiles;
  readonly admission: Admission;
  /** Loaded while the browser is already opening the page. */
  readonly api: Promise<Api>;
  readonly limits: Limits;
}

/**
 * Listens on 127.0.0.1, on a port the system picks, and answers what the guard lets through.
 *
 * No header ever allows another origin anything. Resolves once it listens; `close` ends every connection at once, and
 * with it the work that was done for it.
 */
export async function listen(served: Served): Promise<{ readonly port: number; close(): Promise<void> }> {
  const { limits } = served;
  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTime,
    requestTimeout: limits.requestTime,
    keepAliveTimeout: limits.keepAliveTime,
    connectionsCheckingInterval: limits.checkInterval,
  });
  server.timeout = limits.idleTime;
  const connections = openConnections(limits.sockets);
  server.on('connection', connections.take);
  // Node would drop the headers beyond a number silently; the guard counts them and refuses.
  server.maxHeadersCount = 0;
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => resolve(portOf(server)));
  });

  const take = (request: IncomingMessage, response: ServerResponse, expectsContinue: boolean) => {
    const { socket } = request;
    connections.note(socket, 'answering');
    response.once('close', () => connections.note(socket, 'waiting'));
    answer({ request, response, expectsContinue, port, trust: () => connections.trust(socket), ...served }).catch(
      () => {
        if (response.headersSent) response.destroy();
        else refuse(response, 500);
      },
    );
  };
  server.on('request', (request, response) => take(request, response, false));
  // Without these two Node would ask for the body, or answer, before the guard has seen the request.
  server.on('checkContinue', (request, response) => take(request, response, true));
  server.on('checkExpectation', (_request, response) => {
    response.setHeaders(new Map(Object.entries(policyHeaders(freshNonce()))));
    refuse(response, 417);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // In the middle of an answer another one would be read as part of it.
    if (connections.isAnswering(socket) || !socket.writable) socket.destroy();
    else refuseUnread(socket, statusOfBroken(error.code));
  });
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange extends Served {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly expectsContinue: boolean;
  readonly port: number;
  /** Its connection is that of somebody who is let in. */
  readonly trust: () => void;
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, expectsContinue, port, files, admission, limits } = exchange;
  response.setHeaders(new Map(Object.entries(policyHeaders(freshNonce()))));
  const facts = factsOf(request);
  const decision = judgeRequest(facts, { port, limits, knows: admission.knows });
  if (!decision.allowed) {
    if (decision.reason === 'method') response.setHeader('allow', 'GET, POST');
    if (decision.reason === 'callTooLarge') (await exchange.api).refuseTooLarge(response);
    else refuse(response, decision.status);
    return;
  }
  if (expectsContinue) response.writeContinue();
  switch (decision.route) {
    case 'file': {
      const { status, headers, body } = files.answer(facts.target);
      response.writeHead(status, { ...headers, 'content-length': body.byteLength }).end(body);
      return;
    }
    case 'opening': {
      const opened = admission.spendOpening(facts.target.slice('/open/'.length));
      if (typeof opened === 'string') refuse(response, 410);
      else response.writeHead(303, { location: `/#start=${opened.secret}` }).end();
      return;
    }
    case 'askSession':
      response.writeHead(204).end();
      return;
    case 'startSession':
      await startSession(exchange);
      return;
    case 'api': {
      exchange.trust();
      const api = await exchange.api;
      if (!(await api.answer(request, response))) refuse(response, 404);
      return;
    }
  }
}

/** The secret of a start link in, the cookie of a session out. */
async function startSession({ request, response, port, admission, limits }: Exchange): Promise<void> {
  const secret = await readText(request, limits.sessionBytes);
  if (secret === null) {
    refuse(response, 413);
    return;
  }
  const token = admission.redeem(secret);
  if (token === null) {
    refuse(response, 410);
    return;
  }
  const cookie = `${sessionCookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict`;
  response.writeHead(204, { 'set-cookie': cookie }).end();
}

/** The body as text, or null as soon as it is longer than `mostBytes`. */
async function readText(request: IncomingMessage, mostBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > mostBytes) return null;
  }
  return Buffer.concat(chunks).toString('latin1');
}

function factsOf(request: IncomingMessage): RequestFacts {
  const { method = '', url = '', rawHeaders, headersDistinct } = request;
  const all = (name: string) => headersDistinct[name] ?? [];
  return {
    method,
    target: url,
    headerCount: rawHeaders.length / 2,
    host: all('host'),
    origin: all('origin'),
    fetchSite: all('sec-fetch-site'),
    cookie: all('cookie'),
    contentLength: all('content-length'),
    transferEncoding: all('transfer-encoding'),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}

function statusOfBroken(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return 400;
}
