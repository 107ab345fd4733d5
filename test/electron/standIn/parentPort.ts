import type {} from 'electron';

/** Gives a process that Node has started what Electron gives a utility process: `process.parentPort`. Loaded before its script. */
const parentPort = {
  postMessage: (message: unknown) => void process.send?.(message, undefined, undefined, () => undefined),
  on: (_: 'message', listener: (event: Electron.MessageEvent) => void) =>
    void process.on('message', (data) => listener({ data, ports: [] })),
};
Object.defineProperty(process, 'parentPort', { value: parentPort });
