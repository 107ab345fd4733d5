import { connect, type Socket } from 'node:net';

/** An answer, read byte by byte from a socket of our own: no library repaired or refused anything on the way. */
export interface RawAnswer {
  /** 0 when the connection ended without an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Opens a connection to this port of 127.0.0.1. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port });
  // A connection that is ended by the other side is an answer here, not a failure.
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

/** Resolves when the other side has ended the connection, with everything it had said. */
export function heardUntilEnd(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => socket.once('close', () => resolve(Buffer.concat(chunks).toString('utf8'))));
}

/** Sends these bytes as they are and waits for the end of the connection. */
export async function exchangeRaw(port: number, bytes: string | Buffer): Promise<RawAnswer> {
  const socket = await openSocket(port);
  const heard = heardUntilEnd(socket);
  socket.write(bytes);
  return readAnswer(await heard);
}

/** A request as text; headers with an array are sent once per value. The connection is to be closed after it. */
export function requestText(
  line: string,
  headers: Readonly<Record<string, string | readonly string[]>>,
  body = '',
): string {
  const lines = Object.entries({ connection: 'close', ...headers }).flatMap(([name, values]) =>
    [values].flat().map((value) => `${name}: ${value}\r\n`),
  );
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

export function readAnswer(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines
    .map((line) => /^([^:]+): ?(.*)$/.exec(line))
    .map((match) => [match?.[1]?.toLowerCase(), match?.[2]]);
  return {
    status: Number(first.split(' ')[1] ?? 0),
    headers: Object.fromEntries(headers),
    body: rest.join('\r\n\r\n'),
  };
}
