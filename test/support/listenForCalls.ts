import { createServer } from 'node:http';

/** An address that a program started by a test can report to, so that the test waits for it and for nothing else. */
export interface Listener extends AsyncDisposable {
  readonly address: string;
  /** The body of the next request. */
  nextCall(): Promise<string>;
}

export async function listenForCalls(): Promise<Listener> {
  const bodies = new TransformStream<string, string>(undefined, { highWaterMark: 100 }, { highWaterMark: 100 });
  const writer = bodies.writable.getWriter();
  const reader = bodies.readable.getReader();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    response.end();
    await writer.write(Buffer.concat(chunks).toString('utf8'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    nextCall: async () => (await reader.read()).value ?? '',
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
