import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { describe, expect, it } from 'vitest';
import type { Client } from '#backend/createBackend.ts';
import { deskErrorCodeSchema, deskErrorDataSchema } from '#shared/api/deskErrorMap.ts';
import { declaredErrors } from '../../electron/hosts/declaredErrors.ts';
import { clientOver, freshBackend, letIn, startBrowserDesk } from '../support/browserDesk.ts';

/**
 * Bodies that no client of the contract would make. `meta` says of which type a place in `json` is: it leads into
 * prototypes here, to places that are not there, and to types that do not exist.
 */
const bodies: Readonly<Record<string, string>> = {
  empty: '',
  'no JSON': '{"json":',
  'a number': '1',
  null: 'null',
  'a list': '[]',
  'keys of a prototype': '{"json":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}',
  'a meta into the prototype': '{"json":{"caseNumber":"2026-0001"},"meta":[[1,"__proto__","polluted"]]}',
  'a meta into the constructor':
    '{"json":{"caseNumber":"2026-0001"},"meta":[[1,"constructor","prototype","polluted"]]}',
  'a meta to nowhere': '{"json":{"a":1},"meta":[[1,"b","c","d"]]}',
  'a meta of no type': '{"json":{"caseNumber":"2026-0001"},"meta":[[999,"caseNumber"]]}',
  'a meta that is none': '{"json":{},"meta":"x"}',
  'a pattern that never ends': '{"json":"/(a+)+$/","meta":[[5]]}',
  'a number of a million digits': `{"json":"${'9'.repeat(1_000_000)}","meta":[[0]]}`,
  'an address that is none': '{"json":"nonsense","meta":[[4]]}',
  'a nest': `{"json":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  'files that are not there': '{"json":{},"maps":[["file"]],"meta":[]}',
};

const types = [
  'application/json',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'text/plain',
];

const paths = ['cases/open', 'cases/edit', 'intake/take', 'settings/remember', 'vault/unlock', 'letters/draw'];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function expectClean(): void {
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
}

describe('what no client of the contract would send', () => {
  it('ends over HTTP in a declared error, and the next call is answered', async () => {
    await using desk = await startBrowserDesk();
    const headers = await letIn(desk.host);
    const told: string[] = [];
    for (const path of paths) {
      for (const type of types) {
        for (const [name, body] of Object.entries(bodies)) {
          const init = { method: 'POST', headers: { ...headers, 'content-type': type }, body };
          const response = await fetch(`${headers.origin}/api/${path}`, init);
          const answer: unknown = await response.json().catch(() => null);
          const error: unknown = Reflect.get(Object(answer), 'json');
          const [code, data] = ['code', 'data'].map((key): unknown => Reflect.get(Object(error), key));
          const declared = deskErrorCodeSchema.safeParse(code).success && deskErrorDataSchema.safeParse(data).success;
          if (response.status < 400 || !declared || code === 'internal')
            told.push(`${path}, ${type}, ${name}: ${response.status} ${String(code)}`);
        }
      }
    }
    expect(told).toEqual([]);
    expect(desk.faults).toEqual([]);
    expectClean();
    expect(await clientOver(headers).vault.status()).toMatchObject({ state: 'missing' });
  });

  it('does not stop a message port, and the next call is answered', async () => {
    await using desk = await freshBackend();
    const faults: string[] = [];
    const { port1, port2 } = new MessageChannel();
    const { router, context } = desk.backend;
    new RPCHandler(
      router,
      declaredErrors((fault) => faults.push(fault)),
    ).upgrade(port1, { context });
    const client: Client = createORPCClient(new RPCLink({ port: port2 }));
    port1.start();
    port2.start();
    // Whole frames alone: only the desk's own page holds the other end, and its library writes no others.
    const call = (url: string, body: string) => `{"i":"900","p":{"u":${JSON.stringify(url)},"b":${body}}}`;
    const inJson = Object.values(bodies).filter((body) => isJson(body));
    const frames = [
      ...paths.flatMap((path) => inJson.map((body) => call(`/${path}`, body))),
      ...['/', '/__proto__/constructor', '/vault', '/vault/nothing'].map((url) => call(url, '{}')),
      '{"i":"901","t":3,"p":{"e":"message","d":1}}',
      '{"i":"902","t":4}',
    ];
    for (const frame of frames) port2.postMessage(frame);
    expect(await client.vault.status()).toMatchObject({ state: 'missing' });
    expectClean();
    expect(faults).toEqual([]);
    port2.close();
  });
});
