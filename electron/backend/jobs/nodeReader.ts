import { endAtOnce, serveReading } from './insideReader.ts';

/** The script of a reading process that Node starts; see startNodeProcess.ts. */

// Ctrl+C reaches every process of a terminal: what comes of a file is said by the program, which ends this one with itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) process.on(signal, () => undefined);
process.on('disconnect', endAtOnce);
serveReading({
  pid: () => process.ppid,
  send: (message) => void process.send?.(message, undefined, undefined, () => undefined),
  onMessage: (listener) => void process.on('message', listener),
});
