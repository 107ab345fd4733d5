import { dirname, join } from 'node:path';

/**
 * Where the program lies: the one module that looks at its own address.
 *
 * `npm run build` puts every script of the desktop app straight into dist/main, so the program's folder is two up from
 * there just as it is from electron/backend.
 */
const here = import.meta.dirname;

/** The folder with package.json; of an installed app, the archive app.asar itself. */
export const programDir: string = join(here, '..', '..');

/** True in an installed app: its scripts lie in an archive, what people may read or exchange lies beside it. */
export const packaged: boolean = /[\\/]app\.asar$/.test(programDir);

/** The folder that holds `resources/`, and in an installed app `fonts/`, too. */
export const shippedDir: string = packaged ? dirname(programDir) : programDir;

/** True where the sources themselves run, and not what `npm run build` made of them. */
const fromSources = import.meta.filename.endsWith('.ts');

/** The script that every worker thread runs, as a file: address. */
export const workerScript: string = scriptAt(fromSources ? './jobs/worker.ts' : './worker.js');

/** The script of the thread that decodes one HEIC picture, as a file: address. */
export const heicScript: string = scriptAt(fromSources ? './scans/heicThread.ts' : './heicThread.js');

/** The script of the thread that reads codes, as a file: address, and the WebAssembly it reads them with, as a path. */
export const codeScript: string = scriptAt(fromSources ? './scans/codes/codeThread.ts' : './codeThread.js');
export const codeWasm: string = fromSources
  ? join(programDir, 'node_modules', 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm')
  : join(here, 'zxing_reader.wasm');

/** The script of the process that reads with native code, where Node starts it, as a file: address. */
export const nodeReaderScript: string = scriptAt(fromSources ? './jobs/nodeReader.ts' : './nodeReader.js');

/** The script that opens one file nobody vouches for, in a thread of such a process, as a file: address. */
export const openScript: string = scriptAt(fromSources ? './intake/open/openThread.ts' : './openThread.js');

/** The scripts of the threads that read one sheet, or one PDF for a dossier, as file: addresses. */
export const sheetScript: string = scriptAt(fromSources ? './exchange/sheetThread.ts' : './sheetThread.js');
export const pdfScript: string = scriptAt(fromSources ? './pdf/pdfThread.ts' : './pdfThread.js');

/** The scripts that look one package through, and that open one rule pack, each in a thread of such a process, as file: addresses. */
export const packageScript: string = scriptAt(fromSources ? './packages/packageThread.ts' : './packageThread.js');
export const rulePackScript: string = scriptAt(fromSources ? './rules/rulePackThread.ts' : './rulePackThread.js');

function scriptAt(place: string): string {
  return new URL(place, import.meta.url).href;
}
