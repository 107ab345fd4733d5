import { Worker } from 'node:worker_threads';
import type { SeenCode } from '#shared/scans/seenCode.ts';
import { youngMb } from '../../jobs/youngGeneration.ts';
import { codeScript, codeWasm } from '../../places.ts';
import type { GreyPicture } from '../sharpness.ts';
import type { CodeAnswer, CodeRequest, CodeThreadData } from './codeThread.ts';

/** Tests lower these; the desk uses the defaults. */
export interface ReadCodesOptions {
  readonly timeoutSeconds?: number;
  /** Script of the thread, as a file: address. */
  readonly script?: string;
}

/** Seconds after which a picture is given up: reading takes hundredths of one, the start of the thread on a busy machine some. */
const usualSeconds = 10;
/** Megabytes of JavaScript heap the thread may use; the pixels it is given lie outside. */
const heapMb = 64;

/** The thread that reads codes, kept from one picture to the next: starting it takes longer than reading. */
let reader: { readonly thread: Worker; readonly script: string } | null = null;
/** Pictures wait for each other: the thread does one at a time, and one that hangs must not be mistaken for another. */
let last: Promise<unknown> = Promise.resolve();

/**
 * The square codes on a grey picture, at most a handful; none where there is nothing that looks like one. Null where it was not
 * looked through: nobody may take that for a picture without a code.
 *
 * Read by WebAssembly in a thread of its own, which is ended where it takes too long or breaks. Nothing that is on the picture makes
 * this fail, and nothing is fetched.
 */
export function readCodes(picture: GreyPicture, options: ReadCodesOptions = {}): Promise<readonly SeenCode[] | null> {
  const mine = last.then(() => ask(picture, options));
  last = mine;
  return mine;
}

function ask(
  { data, width, height }: GreyPicture,
  { timeoutSeconds = usualSeconds, script = codeScript }: ReadCodesOptions,
): Promise<readonly SeenCode[] | null> {
  if (reader?.script !== script) reader = { thread: start(script), script };
  const { thread } = reader;
  return new Promise((resolve) => {
    const settle = (codes: readonly SeenCode[] | null, usable: boolean) => {
      clearTimeout(timer);
      // One by one: Node listens to this thread's listeners itself.
      thread.off('message', answered).off('error', broken).off('exit', broken);
      if (usable) thread.unref();
      else {
        // Without a listener an error would end the program.
        thread.on('error', () => {});
        if (reader?.thread === thread) reader = null;
        void thread.terminate();
      }
      resolve(codes);
    };
    const answered = (codes: CodeAnswer) => settle(codes, true);
    const broken = () => settle(null, false);
    const timer = setTimeout(broken, timeoutSeconds * 1000);
    thread.on('message', answered).on('error', broken).on('exit', broken);
    thread.ref();
    const request: CodeRequest = { data: new Uint8Array(data), width, height };
    thread.postMessage(request, [request.data.buffer]);
  });
}

function start(script: string): Worker {
  const workerData: CodeThreadData = { wasm: codeWasm };
  return new Worker(new URL(script), {
    workerData,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: youngMb },
  });
}
