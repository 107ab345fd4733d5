import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientOver, letIn, secretOf, startBrowserDesk } from '../support/browserDesk.ts';
import { exchangeRaw, requestText } from '../support/rawHttp.ts';

const status = async (port: number, text: string) => (await exchangeRaw(port, text)).status;

describe('the guard of the browser host', () => {
  it('answers a page of the desk that was let in', async () => {
    await using desk = await startBrowserDesk();
    const headers = await letIn(desk.host);
    expect(await clientOver(headers).vault.status()).toMatchObject({ state: 'missing' });
  });

  it('refuses every Host but its own address', async () => {
    await using desk = await startBrowserDesk();
    const { port } = desk;
    expect(await status(port, requestText('GET /', { host: `127.0.0.1:${port}` }))).toBe(200);
    const foreign = [
      `localhost:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      'desk.example',
      `127.0.0.1:${port}.example`,
      '',
    ];
    for (const host of foreign) expect(await status(port, requestText('GET /', { host })), host).toBe(403);
    expect(await status(port, requestText('GET /', { host: [`127.0.0.1:${port}`, 'desk.example'] }))).toBe(403);
    expect(await status(port, requestText('GET /', {}))).toBe(400);
    // HTTP/1.0 knows no Host; Node lets it pass, the guard does not.
    expect(await status(port, 'GET / HTTP/1.0\r\n\r\n')).toBe(403);
  });

  it('refuses a foreign, a null, a doubled and a missing Origin, cookie or not', async () => {
    await using desk = await startBrowserDesk();
    const { port } = desk;
    const { origin, cookie } = await letIn(desk.host);
    const call = (headers: Record<string, string | string[]>) =>
      status(
        port,
        requestText(
          'POST /api/vault/status',
          { host: `127.0.0.1:${port}`, 'content-length': '2', cookie, ...headers },
          '{}',
        ),
      );
    expect(await call({ origin })).toBe(200);
    expect(await call({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await call({ origin: 'null' })).toBe(403);
    expect(await call({ origin: 'http://desk.example' })).toBe(403);
    expect(await call({ origin: `http://127.0.0.1:${port + 1}` })).toBe(403);
    expect(await call({ origin: `https://127.0.0.1:${port}` })).toBe(403);
    expect(await call({ origin: [origin, 'http://desk.example'] })).toBe(403);
    expect(await call({ origin, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await call({ origin, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await call({ 'sec-fetch-site': 'none' })).toBe(403);
    expect(await call({})).toBe(403);
  });

  it('refuses a page that is asked for by another site', async () => {
    await using desk = await startBrowserDesk();
    const page = (site: string) =>
      status(desk.port, requestText('GET /', { host: `127.0.0.1:${desk.port}`, 'sec-fetch-site': site }));
    expect(await page('none')).toBe(200);
    expect(await page('cross-site')).toBe(403);
    expect(await page('same-site')).toBe(403);
  });

  it('refuses calls without a session, and with an invented one', async () => {
    await using desk = await startBrowserDesk();
    const { port } = desk;
    const { origin, cookie } = await letIn(desk.host);
    const host = `127.0.0.1:${port}`;
    const call = (cookies: Record<string, string>) =>
      status(port, requestText('POST /api/vault/status', { host, origin, 'content-length': '2', ...cookies }, '{}'));
    expect(await call({})).toBe(401);
    expect(await call({ cookie: `beian-${port}=${'A'.repeat(43)}` })).toBe(401);
    expect(await call({ cookie: cookie.replace(String(port), String(port + 1)) })).toBe(401);
    // A page of another port may plant a cookie of the same name; that must not lock anybody out.
    expect(await call({ cookie: `beian-${port}=planted; ${cookie}` })).toBe(200);
    expect(await status(port, requestText('GET /session', { host, origin }))).toBe(401);
    expect(await status(port, requestText('GET /session', { host, origin, cookie }))).toBe(204);
  });

  it('refuses every path that is not plain, before anything decodes it', async () => {
    await using desk = await startBrowserDesk();
    const { port } = desk;
    const host = `127.0.0.1:${port}`;
    const tricks = [
      '/../package.json',
      '/assets/../../package.json',
      '/%2e%2e/package.json',
      '/assets/%2e%2e%2fpackage.json',
      '/..%5cpackage.json',
      '/assets\\..\\package.json',
      '/assets/%00.js',
      '//127.0.0.1/',
      '/./',
      '/.git/config',
      '/assets/',
      '/?',
      '/index.html%3f',
      `http://127.0.0.1:${port}/`,
      'http://desk.example/',
      '*',
    ];
    for (const target of tricks) expect(await status(port, requestText(`GET ${target}`, { host })), target).toBe(400);
    expect(await status(port, requestText('GET /assets/\0.js', { host }))).toBe(400);
    expect(await status(port, requestText('GET /etc/passwd', { host }))).toBe(404);
    expect(await status(port, requestText('GET /package.json', { host }))).toBe(404);
    expect(await status(port, requestText('GET /assets/specimen-AbCd_123.js', { host }))).toBe(200);
  });

  it('knows two methods, each in its place', async () => {
    await using desk = await startBrowserDesk();
    const { port } = desk;
    const headers = { host: `127.0.0.1:${port}`, ...(await letIn(desk.host)) };
    for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      expect(await status(port, requestText(`${method} /`, headers)), method).toBe(405);
      expect(await status(port, requestText(`${method} /api/vault/status`, headers)), method).toBe(405);
    }
    expect(await status(port, requestText('POST /', headers))).toBe(405);
    expect(await status(port, requestText('GET /api/vault/status', headers))).toBe(405);
    expect(await status(port, requestText('GET /', { ...headers, 'content-length': '2' }, '{}'))).toBe(400);
    expect(await status(port, requestText('get /', headers))).toBe(400);
    const overridden = { ...headers, 'x-http-method-override': 'POST' };
    expect(await status(port, requestText('GET /api/vault/status', overridden))).toBe(405);
    expect(await status(port, requestText(`CONNECT 127.0.0.1:${port}`, headers))).toBe(0);
    // Asking for another protocol changes nothing.
    const upgrade = { ...headers, connection: 'Upgrade', upgrade: 'websocket' };
    expect(await status(port, requestText('PUT /', upgrade))).toBe(405);
  });

  it('judges a request before it asks for its body', async () => {
    await using desk = await startBrowserDesk();
    const { port } = desk;
    const headers = { host: `127.0.0.1:${port}`, 'content-length': '2', expect: '100-continue' };
    const refused = await exchangeRaw(port, requestText('POST /api/vault/status', { ...headers, origin: 'null' }));
    expect(refused.status).toBe(403);
    const { origin, cookie } = await letIn(desk.host);
    const allowed = await exchangeRaw(
      port,
      requestText('POST /api/vault/status', { ...headers, origin, cookie }, '{}'),
    );
    expect(allowed.status).toBe(100);
    expect(allowed.body).toContain('HTTP/1.1 200 OK');
    expect(await status(port, requestText('GET /', { ...headers, expect: 'nonsense' }))).toBe(417);
  });

  it('never allows another origin anything', async () => {
    await using desk = await startBrowserDesk();
    const { port } = desk;
    const preflight = {
      host: `127.0.0.1:${port}`,
      origin: 'http://desk.example',
      'access-control-request-method': 'POST',
    };
    for (const line of ['OPTIONS /api/vault/status', 'GET /']) {
      const { headers } = await exchangeRaw(port, requestText(line, preflight));
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('has no procedure but those of the contract', async () => {
    await using desk = await startBrowserDesk();
    const headers = await letIn(desk.host);
    for (const path of ['vault', 'vault/nothing', '__proto__', 'constructor', 'vault/status/more']) {
      const response = await fetch(`${headers.origin}/api/${path}`, { method: 'POST', headers, body: '{}' });
      expect(response.status, path).toBe(404);
    }
  });

  it('listens on no other address of the machine', async () => {
    await using desk = await startBrowserDesk();
    // All of 127.0.0.0/8 is this machine: a server on every address would answer the second one.
    for (const host of ['127.0.0.2', '::1']) {
      const reached = await new Promise((resolve) => {
        const attempt = request({ host, port: desk.port }, () => resolve('answered'));
        attempt.once('error', () => resolve('refused'));
        attempt.end();
      });
      expect(reached, host).toBe('refused');
    }
  });

  it('writes no secret into a link before the fragment', async () => {
    await using desk = await startBrowserDesk();
    const link = desk.host.startLink();
    expect(link).toBe(`http://127.0.0.1:${desk.port}/#start=${secretOf(link)}`);
    expect(Buffer.from(secretOf(link), 'base64url').length).toBe(32);
  });
});
