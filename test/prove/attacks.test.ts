import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { clientOver, letIn, startBrowserDesk } from '../support/browserDesk.ts';
import { rounds, tell, tellMissed } from '../support/proofSize.ts';
import { whyNotQuiet } from '../support/quietMachine.ts';
import { exchangeRaw, heardUntilEnd, openSocket, type RawAnswer, readAnswer, requestText } from '../support/rawHttp.ts';
import { testPassphrase } from '../support/vault.ts';

/** How often every attack is made. */
const most = rounds({ usual: 6, long: 200 });

type Attack = (desk: { readonly port: number; readonly cookie: string }) => Promise<RawAnswer>;

const origin = (port: number) => `http://127.0.0.1:${port}`;
const line = 'POST /api/cases/list';

/** A call for all clients, as the page would make it, but for these headers. */
const call =
  (headers: (port: number, cookie: string) => Record<string, string | string[]>, body = '{}'): Attack =>
  ({ port, cookie }) =>
    exchangeRaw(
      port,
      requestText(
        line,
        {
          host: `127.0.0.1:${port}`,
          origin: origin(port),
          'content-length': String(body.length),
          ...headers(port, cookie),
        },
        body,
      ),
    );

const get =
  (target: string): Attack =>
  ({ port, cookie }) =>
    exchangeRaw(port, requestText(`GET ${target}`, { host: `127.0.0.1:${port}`, cookie }));

/** Each has everything right but one thing: what a page of another site, another program or a thief would get wrong. */
const attacks: Readonly<Record<string, Attack>> = {
  'a foreign Host': call((_, cookie) => ({ host: 'desk.example', cookie })),
  'a name that leads here': call((port, cookie) => ({ host: `localhost:${port}`, cookie })),
  'two Hosts': call((port, cookie) => ({ host: [`127.0.0.1:${port}`, 'desk.example'], cookie })),
  'a foreign Origin': call((_, cookie) => ({ origin: 'http://desk.example', cookie })),
  'an Origin of nobody': call((_, cookie) => ({ origin: 'null', cookie })),
  'the Origin of another port': call((port, cookie) => ({ origin: origin(port - 1), cookie })),
  'a request of another site': call((_, cookie) => ({ 'sec-fetch-site': 'cross-site', cookie })),
  'no token': call(() => ({})),
  'a guessed token': call((port) => ({ cookie: `beian-${port}=${randomBytes(32).toString('base64url')}` })),
  'an empty token': call((port) => ({ cookie: `beian-${port}=` })),
  'a token cut short': call((_, cookie) => ({ cookie: cookie.slice(0, -1) })),
  'a token of another desk': call((port, cookie) => ({ cookie: cookie.replace(String(port), String(port + 1)) })),
  'a token in capitals': call((_, cookie) => ({ cookie: cookie.toUpperCase() })),
  'a guessed secret': ({ port }) =>
    exchangeRaw(
      port,
      requestText(
        'POST /session',
        { host: `127.0.0.1:${port}`, origin: origin(port), 'content-length': '43' },
        randomBytes(32).toString('base64url'),
      ),
    ),
  'a guessed link': get(`/open/${randomBytes(32).toString('base64url')}`),
  'a way up': get('/../../../../etc/passwd'),
  'a way up in disguise': get('/assets/%2e%2e/%2e%2e/package.json'),
  'the vault as a file': get('/vault/desk.db'),
  'a call by GET': get('/api/cases/list'),
  'a body too large': call((_, cookie) => ({ cookie, 'content-length': String(10 ** 12) })),
  'two requests in one': call(
    (_, cookie) => ({ cookie, 'transfer-encoding': 'chunked' }),
    '0\r\n\r\nPOST /api/cases/list HTTP/1.1\r\n\r\n',
  ),
  'a header too long': call((_, cookie) => ({ cookie, 'x-long': 'A'.repeat(20_000) })),
  'bytes that are no request': ({ port }) => exchangeRaw(port, randomBytes(2_000)),
  'a handshake': ({ port }) => exchangeRaw(port, Buffer.from('1603010200010001fc0303', 'hex')),
};

/** Connections that begin and never end. */
const slowBeginnings = ['', 'GET / HT', 'POST /api/cases/list HTTP/1.1\r\nhost: '];

/** A call of somebody who works is to take this at most, at 95 %, whatever attackers do. Milliseconds. */
const limit = 500;

/**
 * How many times as long the middle call may take beside attackers as beside as many honest callers, on the same machine a moment
 * before. What keeps others out makes them wait for seconds, which is hundreds of times.
 */
const mostSlower = 5;

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;
}

describe('attacks on the browser host', () => {
  it('let nobody in, and do not keep those who work from working', async () => {
    // The times are the usual ones: nobody has to wait until a slow connection is ended for its slowness.
    await using desk = await startBrowserDesk();
    const { port } = desk;
    const headers = await letIn(desk.host);
    const client = clientOver(headers);
    await client.vault.create({ passphrase: testPassphrase });
    const notQuiet = whyNotQuiet();
    const list = async () => expect(await client.cases.list()).toEqual([]);
    /** How long each call of somebody who works takes while something else is going on. */
    const timesDuring = async (work: () => Promise<void>): Promise<number[]> => {
      const ended = work().then(() => true);
      const times: number[] = [];
      let over = false;
      while (!over) {
        const began = performance.now();
        await list();
        times.push(performance.now() - began);
        over = await Promise.race([ended, Promise.resolve(false)]);
      }
      return times;
    };
    const honest = await timesDuring(async () => {
      for (let round = 0; round < most; round++) await Promise.all(Object.keys(attacks).map(list));
    });
    // The attackers hold the token, too, where it is not the token that they lack.
    const { cookie } = headers;

    const sockets = new Set<Socket>();
    // Who is closed comes again, as a program would that wants nobody else to come in.
    let attacking = true;
    const slow = Array.from({ length: 80 }, async (_, index) => {
      const ended: RawAnswer[] = [];
      while (attacking) {
        const socket = await openSocket(port);
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
        socket.write(slowBeginnings[index % slowBeginnings.length] ?? '');
        ended.push(readAnswer(await heardUntilEnd(socket)));
        await delay(50);
      }
      return ended;
    });
    const answers: { readonly name: string; readonly answer: RawAnswer }[] = [];
    const times = await timesDuring(async () => {
      for (let round = 0; round < most; round++) {
        await Promise.all(
          Object.entries(attacks).map(async ([name, attack]) => {
            answers.push({ name, answer: await attack({ port, cookie }) });
          }),
        );
      }
    });
    attacking = false;
    for (const socket of sockets) socket.destroy();
    const ended = (await Promise.all(slow)).flat();

    const letInAll = answers.filter(
      ({ answer }) => ![0, 400, 401, 403, 404, 405, 408, 410, 413, 431].includes(answer.status),
    );
    expect(letInAll).toEqual([]);
    expect(ended.filter(({ status }) => ![0, 400, 408].includes(status))).toEqual([]);
    for (const { answer } of answers) expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(desk.faults).toEqual([]);
    const slower = quantile(times, 0.5) / quantile(honest, 0.5);
    expect(slower).toBeLessThan(mostSlower);
    const late = quantile(times, 0.95);
    if (late > limit && notQuiet === null)
      tellMissed(`p95 of a call during attacks: ${late.toFixed(0)} ms of ${limit} ms`);
    const ms = (share: number) => `${quantile(times, share).toFixed(1)} ms`;
    tell(
      `${answers.length} attacks of ${Object.keys(attacks).length} kinds and ${ended.length} slow sockets: 0 let in; ` +
        `${times.length} calls of a client meanwhile, p50 ${ms(0.5)}, p95 ${ms(0.95)} (asked ${limit} ms${notQuiet === null ? '' : `; ${notQuiet}`}), the middle one ${slower.toFixed(1)} times as long as beside ${Object.keys(attacks).length} honest callers`,
    );
  });
});
