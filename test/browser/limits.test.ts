import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { letIn, startBrowserDesk } from '../support/browserDesk.ts';
import { exchangeRaw, heardUntilEnd, openSocket, readAnswer, requestText } from '../support/rawHttp.ts';

/** One request over a connection that is kept. */
function ask(agent: Agent, port: number, letIn?: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = letIn ? { method: 'POST', path: '/api/vault/status', headers: letIn } : {};
    const asked = request({ host: '127.0.0.1', port, agent, ...call }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    asked.once('error', reject).end();
  });
}

describe('the limits of the browser host', () => {
  it('refuses a call that says itself that it is too large, in the words of the contract', async () => {
    await using desk = await startBrowserDesk({ limits: { apiBytes: 1000 } });
    const headers = { host: `127.0.0.1:${desk.port}`, ...(await letIn(desk.host)) };
    const call = (length: number) =>
      exchangeRaw(
        desk.port,
        requestText(
          'POST /api/vault/status',
          { ...headers, 'content-length': String(length) },
          `{}${' '.repeat(length - 2)}`,
        ),
      );
    expect((await call(1000)).status).toBe(200);
    const refused = await call(1001);
    expect(refused.status).toBe(413);
    expect(refused.body).toContain('"code":"badInput"');
    expect(refused.body).toContain('一次交来的文件太大');
  });

  it('counts what is sent without saying how much it is, and does not wait for its end', async () => {
    await using desk = await startBrowserDesk({ limits: { apiBytes: 1000 } });
    const headers = { host: `127.0.0.1:${desk.port}`, ...(await letIn(desk.host)), 'transfer-encoding': 'chunked' };
    const chunk = `400\r\n${' '.repeat(1024)}\r\n`;
    for (const contentType of ['application/json', 'multipart/form-data; boundary=x', 'text/plain', 'image/png']) {
      const head = requestText('POST /api/vault/status', { ...headers, 'content-type': contentType });
      const refused = await exchangeRaw(desk.port, head + chunk);
      expect(refused.body, contentType).toContain('一次交来的文件太大');
    }
    const small = requestText('POST /api/vault/status', headers);
    expect((await exchangeRaw(desk.port, `${small}2\r\n{}\r\n0\r\n\r\n`)).status).toBe(200);
  });

  it('takes 1 KB for the secret of a link, declared or not', async () => {
    await using desk = await startBrowserDesk();
    const headers = { host: `127.0.0.1:${desk.port}`, origin: desk.host.origin };
    const line = 'POST /session';
    const long = 'A'.repeat(1025);
    const declared = requestText(line, { ...headers, 'content-length': '1025' }, long);
    expect((await exchangeRaw(desk.port, declared)).status).toBe(413);
    const chunked = requestText(line, { ...headers, 'transfer-encoding': 'chunked' }, `401\r\n${long}\r\n`);
    expect((await exchangeRaw(desk.port, chunked)).status).toBe(413);
  });

  it('refuses a length it cannot believe', async () => {
    await using desk = await startBrowserDesk();
    const headers = { host: `127.0.0.1:${desk.port}`, ...(await letIn(desk.host)) };
    const line = 'POST /api/vault/status';
    for (const length of ['-1', '1e9', '2, 2', '18446744073709551616', ' ']) {
      const { status } = await exchangeRaw(
        desk.port,
        requestText(line, { ...headers, 'content-length': length }, '{}'),
      );
      expect([400, 413], length).toContain(status);
    }
    const both = requestText(line, { ...headers, 'content-length': '2', 'transfer-encoding': 'chunked' }, '{}');
    expect((await exchangeRaw(desk.port, both)).status).toBe(400);
  });

  it('refuses too many headers, and too long ones', async () => {
    await using desk = await startBrowserDesk();
    const host = `127.0.0.1:${desk.port}`;
    const many = Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`x-${index}`, '1']));
    expect((await exchangeRaw(desk.port, requestText('GET /', { host, ...many }))).status).toBe(431);
    const long = { host, 'x-long': 'A'.repeat(17_000) };
    expect((await exchangeRaw(desk.port, requestText('GET /', long))).status).toBe(431);
    const longTarget = requestText(`GET /${'a'.repeat(17_000)}`, { host });
    expect((await exchangeRaw(desk.port, longTarget)).status).toBe(431);
  });

  it('ends sockets that say nothing, or too little, while a normal client is served', async () => {
    await using desk = await startBrowserDesk({ limits: { headersTime: 2000, requestTime: 2000, checkInterval: 50 } });
    const { port } = desk;
    const headers = { host: `127.0.0.1:${port}`, ...(await letIn(desk.host)) };
    const beginnings = {
      silent: '',
      'half a line': 'GET / HT',
      'headers without end': `GET / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nx-slow: `,
      'half a secret': requestText('POST /session', { ...headers, 'content-length': '43' }, 'AAAA'),
      'half a call': requestText('POST /api/vault/status', { ...headers, 'content-length': '2' }, '{'),
    };
    const sockets = await Promise.all(
      Object.entries(beginnings).map(async ([name, beginning]) => {
        const socket = await openSocket(port);
        socket.write(beginning);
        return { name, end: heardUntilEnd(socket) };
      }),
    );
    expect(await ask(new Agent(), port)).toBe(200);
    for (const { name, end } of sockets) {
      // Where an answer was already being made the connection just ends; never is anything answered with success.
      expect([0, 408], name).toContain(readAnswer(await end).status);
    }
  });

  it('ends a connection that waits too long for its next request', async () => {
    await using desk = await startBrowserDesk({ limits: { keepAliveTime: 20 } });
    const socket = await openSocket(desk.port);
    const heard = heardUntilEnd(socket);
    socket.write(requestText('GET /', { host: `127.0.0.1:${desk.port}`, connection: 'keep-alive' }));
    expect(readAnswer(await heard).status).toBe(200);
  });

  it('takes 64 sockets and no more: the longest silent one goes for a newer one, a client that was let in never does', async () => {
    await using desk = await startBrowserDesk();
    const { port } = desk;
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = await letIn(desk.host);
    const call = () => ask(agent, port, headers);
    expect(await call()).toBe(200);
    const held: Socket[] = [];
    for (let index = 0; index < 63; index++) held.push(await openSocket(port));
    const [first, ...others] = held;
    const ended = new Promise((resolve) => first?.once('close', resolve));
    const beyond = await openSocket(port);
    await ended;
    expect([...others, beyond].filter(({ destroyed, readableEnded }) => destroyed || readableEnded)).toEqual([]);
    expect(await call()).toBe(200);

    // Eighty that say too little, at the usual times: nobody has to wait for their end.
    const half = requestText('POST /session', {
      host: `127.0.0.1:${port}`,
      origin: desk.host.origin,
      'content-length': '43',
    });
    const beginnings = ['', 'GET / HT', half];
    for (let index = 0; index < 80; index++) {
      const socket = await openSocket(port);
      socket.write(beginnings[index % beginnings.length] ?? '');
      held.push(socket);
    }
    expect(await call()).toBe(200);
    for (let round = 0; round < 20; round++) expect(await ask(new Agent(), port)).toBe(200);
    for (const socket of [...held, beyond]) socket.destroy();
    agent.destroy();
  });
});
