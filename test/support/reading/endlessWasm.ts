import { workerData } from 'node:worker_threads';
import { handOut } from '#backend/jobs/handOut.ts';

/** As much of the runtime's WebAssembly as is needed here: the types of Node leave it to those of browsers. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** Says that it has begun and, when that was heard, never comes back from WebAssembly. */
await handOut(begun(workerData), () => []);

async function* begun(bytes: Uint8Array): AsyncGenerator<string, void, undefined> {
  const { instance } = await WebAssembly.instantiate(bytes);
  yield 'begun';
  const { endless } = instance.exports;
  if (typeof endless === 'function') endless();
}
