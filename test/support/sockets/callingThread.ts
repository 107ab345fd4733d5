import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Worker, workerData } from 'node:worker_threads';

/** Calls beyond this machine in every way there is, and itself at home; the thread of this thread does so once more. */
const quiet = <Calling extends { on(event: 'error', heard: () => void): unknown }>(calling: Calling): Calling => {
  calling.on('error', () => undefined);
  return calling;
};
if (workerData === 'inner') {
  quiet(connect(9, '192.0.2.5'));
  setImmediate(() => process.exit());
} else {
  quiet(connect(9, '127.0.0.1'));
  quiet(connect(9, '192.0.2.1'));
  quiet(connectTls({ port: 9, host: '192.0.2.2' }));
  fetch('http://192.0.2.3/').catch(() => undefined);
  quiet(createSocket('udp4')).send('specimen', 9, '192.0.2.4', () => undefined);
  new Worker(new URL(import.meta.url), { workerData: 'inner' }).once('exit', () => process.exit());
}
