import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshFolder } from './vault.ts';

/** A folder like that of the program: a built renderer, and the npm package of Electron without a runtime. */
export interface SpecimenProgram extends AsyncDisposable {
  readonly path: string;
  readonly electronDir: string;
  readonly configDir: string;
  /** What Electron's own script does when it is asked to fetch the runtime. */
  installerDoes(script: string): Promise<void>;
  /** Puts a built main entry beside the renderer. */
  addMain(): Promise<void>;
  /** Makes a program of this name and answers with the folder it lies in, for a PATH. */
  addProgram(name: string, script: string): Promise<string>;
}

export async function specimenProgram(): Promise<SpecimenProgram> {
  const folder = await freshFolder();
  const { path } = folder;
  const electronDir = join(path, 'node_modules', 'electron');
  await mkdir(electronDir, { recursive: true });
  await writeFile(join(electronDir, 'package.json'), '{ "version": "45.4.1" }');
  await mkdir(join(path, 'dist', 'renderer'), { recursive: true });
  await writeFile(join(path, 'dist', 'renderer', 'index.html'), '__NONCE__ 样例');
  return {
    path,
    electronDir,
    configDir: join(path, 'data', 'beian-desk', 'config'),
    installerDoes: (script) => writeFile(join(electronDir, 'install.js'), script),
    addMain: async () => {
      await mkdir(join(path, 'dist', 'main'));
      await writeFile(join(path, 'dist', 'main', 'main.js'), '');
    },
    addProgram: async (name, script) => {
      const bin = join(path, 'bin');
      await mkdir(bin, { recursive: true });
      await writeFile(join(bin, name), `#!${process.execPath}\n${script}`);
      await chmod(join(bin, name), 0o755);
      return bin;
    },
    [Symbol.asyncDispose]: folder[Symbol.asyncDispose],
  };
}

/** An installer that puts a program in the place where Electron's runtime is looked for. */
export function installing(program: string): string {
  return `
    const { chmodSync, mkdirSync, writeFileSync } = require('node:fs');
    mkdirSync(__dirname + '/dist');
    writeFileSync(__dirname + '/dist/electron', ${JSON.stringify(`#!${process.execPath}\n${program}`)});
    chmodSync(__dirname + '/dist/electron', 0o755);
    writeFileSync(__dirname + '/path.txt', 'electron');
  `;
}

/** The project's own installed packages, for a program that builds. */
export function lendPackages(program: SpecimenProgram, name: string): Promise<void> {
  return symlink(join(import.meta.dirname, '..', '..', 'node_modules', name), join(program.path, 'node_modules', name));
}
