import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { takeOutsideCalls } from './log.ts';

/**
 * A process whose threads call beyond this machine; prints who was noted.
 *
 * 192.0.2.0/24 belongs to nobody (RFC 5737), so nothing ever answers, and nobody waits for it.
 */
await once(new Worker(new URL('./callingThread.ts', import.meta.url)), 'exit');
console.log(JSON.stringify(takeOutsideCalls().toSorted()));
