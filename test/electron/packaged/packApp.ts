import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const runNode = (args: readonly string[], cwd: string) =>
  run(process.execPath, args, { cwd, maxBuffer: 64 * 1024 * 1024 });
const root = join(import.meta.dirname, '..', '..', '..');

/** An app as electron-builder packs it, around a stand-in for Electron's own files. */
export interface PackedApp {
  /** Paths inside app.asar, with `/` between their parts and none in front. */
  readonly archived: readonly string[];
  /** Those of them that lie beside the archive as files of their own. */
  readonly besideArchive: readonly string[];
  /** The folder Electron calls `process.resourcesPath`; its app.asar is unpacked into a folder of that name. */
  readonly resources: string;
  /** The fuses as they stand in the program, one character each; see Electron's documentation, "Fuses". */
  readonly fuses: string;
  /** The package.json the app carries. */
  readonly manifest: unknown;
}

/**
 * Builds and packs the app for this machine in `folder`, with the project's own configuration.
 *
 * Only what the maker of Electron supplies is a stand-in: a program that consists of its fuses, and its locales.
 */
export async function packApp(folder: string): Promise<PackedApp> {
  const project = join(folder, 'project');
  await mkdir(project);
  const taken = ['node_modules', 'resources', 'LICENSE', 'electron-builder.yml', 'package.json', 'package-lock.json'];
  for (const name of taken) {
    await symlink(join(root, name), join(project, name));
  }
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const quietly = ['build', '--logLevel', 'error', '--outDir'];
  await runNode([vite, ...quietly, join(project, 'dist', 'renderer')], root);
  const main = ['-c', 'electron/hosts/desktop/vite.config.ts'];
  await runNode([vite, ...quietly, join(project, 'dist', 'main'), ...main], root);
  const runtime = await standInRuntime(join(folder, 'runtime'));
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  await runNode([builder, '--linux', 'dir', `-c.electronDist=${runtime}`], project);
  const packed = join(project, 'dist', 'packages', 'linux-unpacked');
  const resources = join(packed, 'resources');
  const program = await readFile(join(packed, 'beian-desk'), 'latin1');
  const archive = join(resources, 'app.asar');
  const { listPackage, extractAll } = asar();
  const archived = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  const besideArchive = (await readdir(`${archive}.unpacked`, { recursive: true })).map((path) =>
    path.replaceAll('\\', '/'),
  );
  const unpacked = join(folder, 'unpacked');
  extractAll(archive, unpacked);
  const beside = join(folder, 'installed', 'resources');
  await cp(resources, beside, { recursive: true, filter: (path) => !path.includes('app.asar') });
  // A folder of the archive's name: Node finds in it what Electron finds in the archive, and nothing else.
  await cp(unpacked, join(beside, 'app.asar'), { recursive: true });
  return {
    archived,
    besideArchive,
    resources: beside,
    fuses: program.slice(program.indexOf(sentinel) + sentinel.length + 2).slice(0, fuseCount),
    manifest: JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')),
  };
}

/** The bytes before an Electron program's fuses: sentinel, schema version, number of fuses. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

/** Files as Electron's maker supplies them, as far as electron-builder looks; all fuses as they are out of the box. */
async function standInRuntime(folder: string): Promise<string> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  const fromTheBox = '101100011';
  const wire = `${sentinel}${String.fromCharCode(1, fuseCount)}${fromTheBox}`;
  await writeFile(join(folder, 'electron'), wire, 'latin1');
  await chmod(join(folder, 'electron'), 0o755);
  for (const locale of ['zh-CN', 'en-US', 'de']) await writeFile(join(folder, 'locales', `${locale}.pak`), '');
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html']) await writeFile(join(folder, name), '');
  return folder;
}

interface Asar {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractAll(archive: string, folder: string): void;
}

/** The archiver electron-builder itself packs with. */
function asar(): Asar {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  return createRequire(builder.resolve('app-builder-lib'))('@electron/asar');
}
