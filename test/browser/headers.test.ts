import { describe, expect, it } from 'vitest';
import { letIn, startBrowserDesk } from '../support/browserDesk.ts';
import { expectPolicy } from '../support/expectPolicy.ts';
import { exchangeRaw, type RawAnswer, requestText } from '../support/rawHttp.ts';
import { testPassphrase } from '../support/vault.ts';

describe('the headers of the browser host', () => {
  it('are on every kind of answer', async () => {
    await using desk = await startBrowserDesk({ limits: { apiBytes: 1000 } });
    await using hasty = await startBrowserDesk({ limits: { headersTime: 50, requestTime: 50, checkInterval: 10 } });
    const { port } = desk;
    const host = `127.0.0.1:${port}`;
    const { origin, cookie } = await letIn(desk.host);
    await desk.backend.client.vault.create({ passphrase: testPassphrase });
    const { ticket } = desk.backend.context.desk.outbox.put(new File(['样例'], '样例.html', { type: 'text/html' }));
    const ask = (line: string, headers: Record<string, string> = {}) =>
      exchangeRaw(port, requestText(line, { host, ...headers }));
    const call = (path: string, input: unknown) => {
      const body = JSON.stringify({ json: input });
      const length = String(Buffer.byteLength(body));
      const headers = { host, origin, cookie, 'content-type': 'application/json', 'content-length': length };
      return exchangeRaw(port, requestText(`POST /api/${path}`, headers, body));
    };
    const opening = new URL(desk.host.openingAddress()).pathname;
    const fetched = await call('outbox/take', { ticket });
    await desk.backend.client.vault.lock();
    const answers: Record<string, RawAnswer> = {
      '200 page': await ask('GET /'),
      '200 icon': await ask('GET /icon.svg'),
      '200 asset': await ask('GET /assets/specimen-AbCd_123.js'),
      '200 call': await call('vault/status', undefined),
      '200 stream': await call('scans/check', { files: [], profile: 'wechat-default', kind: 'letter' }),
      '200 file': fetched,
      '204 session': await ask('GET /session', { origin, cookie }),
      '303 opening': await ask(`GET ${opening}`),
      '400 path': await ask('GET /../x'),
      '400 unreadable': await exchangeRaw(port, 'nonsense\r\n\r\n'),
      '401 session': await ask('GET /session', { origin }),
      '403 origin': await ask('GET /', { origin: 'null' }),
      '404 page': await ask('GET /nothing'),
      '404 call': await call('nothing', undefined),
      '405 method': await ask('PUT /'),
      '408 slow': await exchangeRaw(hasty.port, 'GET /'),
      '410 opening': await ask(`GET ${opening}`),
      '413 call': await call('vault/status', 'A'.repeat(1000)),
      '417 expectation': await ask('GET /', { expect: 'nonsense' }),
      '422 call': await call('cases/open', { caseNumber: 'x' }),
      '423 call': await call('cases/list', undefined),
      '431 headers': await ask('GET /', { 'x-long': 'A'.repeat(17_000) }),
    };
    for (const [name, answer] of Object.entries(answers)) {
      expect(`${answer.status} ${name.split(' ')[1]}`).toBe(name);
      expectPolicy(answer.headers, name);
      const kept = name === '200 asset' ? 'private, max-age=31536000, immutable' : 'no-store';
      expect(answer.headers['cache-control'], name).toBe(kept);
    }
    expect(answers['200 stream']?.headers['content-type']).toBe('text/event-stream');
    // Whatever a file claims to be, it never travels as a page.
    expect(answers['200 file']?.headers['content-type']).toMatch(/^multipart\/form-data;/);
    expect(answers['303 opening']?.headers['location']).toMatch(/^\/#start=[\w-]{43}$/);
  });

  it('name the nonce of the page they come with, a new one each time', async () => {
    await using desk = await startBrowserDesk();
    const nonces = new Set<string>();
    for (let count = 0; count < 3; count++) {
      const { headers, body } = await exchangeRaw(desk.port, requestText('GET /', { host: `127.0.0.1:${desk.port}` }));
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? '';
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(Buffer.from(nonce, 'base64').length).toBe(16);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });
});
