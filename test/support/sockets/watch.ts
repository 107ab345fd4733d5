import { Socket as DatagramSocket } from 'node:dgram';
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { socketLog, watchedMark } from './log.ts';

/**
 * Loaded by `--import` before anything else, in the process and in each of its worker threads, which inherit the option
 * where they run a file (as all of the desk do): notes every address beyond this machine that a socket is to call.
 *
 * It stands in for the two methods that every client goes through (net, tls, http, fetch; dgram), because Node's
 * diagnostics channel tells of plain connections only, and of each thread to that thread alone.
 */
const ownMachine = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

function note(host: unknown): void {
  const name = String(host);
  if (!ownMachine.test(name)) appendFileSync(socketLog, `${name}\n`);
}

/** The host among the forms `connect` takes; null for a pipe. Node's own clients hand the arguments over as one list. */
function hostOf(args: readonly unknown[]): unknown {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return null;
    return 'host' in first && first.host ? first.host : 'localhost';
  }
  // `connect(port, host)` or `connect(path)`.
  if (Number.isNaN(Number(first))) return null;
  return typeof second === 'string' ? second : 'localhost';
}

const { connect } = Socket.prototype;
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (host !== null) note(host);
  return Reflect.apply(connect, this, args);
} as typeof connect;

const { send, connect: connectDatagrams } = DatagramSocket.prototype;
DatagramSocket.prototype.send = function (this: DatagramSocket, ...args: unknown[]) {
  // The address is the one text among the arguments behind the message.
  const address = args.slice(1).find((each) => typeof each === 'string');
  if (address !== undefined) note(address);
  return Reflect.apply(send, this, args);
} as typeof send;
DatagramSocket.prototype.connect = function (this: DatagramSocket, ...args: unknown[]) {
  note(typeof args[1] === 'string' ? args[1] : 'localhost');
  return Reflect.apply(connectDatagrams, this, args);
} as typeof connectDatagrams;

Object.defineProperty(globalThis, watchedMark, { value: true });
