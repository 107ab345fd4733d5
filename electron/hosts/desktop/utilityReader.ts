import type {} from 'electron';
import { serveReading } from '#backend/jobs/insideReader.ts';

/** The script of a reading process that Electron starts; see startUtilityProcess.ts. It ends with the program by Electron's own doing, too. */
serveReading({
  pid: () => process.ppid,
  send: (message) => process.parentPort.postMessage(message),
  onMessage: (listener) => void process.parentPort.on('message', ({ data }) => listener(data)),
});
