import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchTime, obtainElectron } from '../../electron/hosts/start/electronRuntime.ts';
import { launchElectron } from '../../electron/hosts/start/launchElectron.ts';
import { listenForCalls } from '../support/listenForCalls.ts';
import { installing, type SpecimenProgram, specimenProgram } from '../support/specimenProgram.ts';

const counting = "require('node:fs').appendFileSync(__dirname + '/attempts', 'x');";
const attempts = (program: SpecimenProgram) =>
  readFile(join(program.electronDir, 'attempts'), 'utf8').then(
    (text) => text.length,
    () => 0,
  );

function search(
  program: SpecimenProgram,
  changes: { today?: string; fetchTime?: number; environment?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
) {
  const said: string[] = [];
  const found = obtainElectron({
    packageDir: program.electronDir,
    configDir: program.configDir,
    environment: {},
    today: '2026-11-23',
    onFetch: () => said.push('fetching'),
    signal: new AbortController().signal,
    ...changes,
  });
  return found.then((electron) => ({ electron, said }));
}

describe('the runtime of Electron', () => {
  it('is taken from where the package keeps it, without fetching anything', async () => {
    await using program = await specimenProgram();
    await program.installerDoes(counting);
    await mkdir(join(program.electronDir, 'dist'));
    await writeFile(join(program.electronDir, 'path.txt'), 'electron');
    await writeFile(join(program.electronDir, 'dist', 'electron'), '');
    const { electron, said } = await search(program);
    expect(electron).toBe(join(program.electronDir, 'dist', 'electron'));
    expect(said).toEqual([]);
    expect(await attempts(program)).toBe(0);
  });

  it('is taken from elsewhere when the person says so', async () => {
    await using program = await specimenProgram();
    const environment = { ELECTRON_OVERRIDE_DIST_PATH: await program.addProgram('electron', '') };
    expect((await search(program, { environment })).electron).toBe(join(program.path, 'bin', 'electron'));
  });

  it('is fetched by the script of the package where it is missing', async () => {
    await using program = await specimenProgram();
    await program.installerDoes(installing(''));
    const { electron, said } = await search(program);
    expect(electron).toBe(join(program.electronDir, 'dist', 'electron'));
    expect(said).toEqual(['fetching']);
  });

  it('is not fetched by tests and build machines', async () => {
    await using program = await specimenProgram();
    await program.installerDoes(counting + installing(''));
    for (const name of ['CI', 'BEIAN_NO_FETCH', 'VITEST']) {
      const { electron, said } = await search(program, { environment: { [name]: '1' } });
      expect([electron, said], name).toEqual([null, []]);
    }
    expect(await attempts(program)).toBe(0);
    expect(process.env['VITEST']).toBeTruthy();
  });

  it('is asked for once a day, and again when the package is another', async () => {
    await using program = await specimenProgram();
    await program.installerDoes(`${counting} process.exit(1);`);
    for (let start = 0; start < 3; start++) expect((await search(program)).electron).toBeNull();
    expect(await attempts(program)).toBe(1);
    await search(program, { today: '2026-11-24' });
    expect(await attempts(program)).toBe(2);
    await writeFile(join(program.electronDir, 'package.json'), '{ "version": "46.0.0" }');
    await search(program, { today: '2026-11-24' });
    expect(await attempts(program)).toBe(3);
  });

  it('is not waited for longer than allowed', async () => {
    await using program = await specimenProgram();
    await program.installerDoes("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);");
    expect(fetchTime).toBe(20_000);
    // Ends only because the installer is ended: by itself it would run for ever.
    expect((await search(program, { fetchTime: 50 })).electron).toBeNull();
    expect(await readdir(program.configDir)).toEqual(['electron-fetch.json']);
  });

  it('is asked for again when the person ended the fetching, which is no failure', async () => {
    await using program = await specimenProgram();
    await using listener = await listenForCalls();
    await program.installerDoes(`fetch('${listener.address}', { method: 'POST' }); setInterval(() => {}, 1000);`);
    const stop = new AbortController();
    const searching = search(program, { signal: stop.signal });
    await listener.nextCall();
    stop.abort();
    await expect(searching).rejects.toBe(stop.signal.reason);
    await program.installerDoes(installing(''));
    expect((await search(program)).said).toEqual(['fetching']);
  });

  it('is asked for again where the memory of a failure is unreadable or cannot be kept', async () => {
    await using program = await specimenProgram();
    await program.installerDoes(`${counting} process.exit(1);`);
    await mkdir(program.configDir, { recursive: true });
    await writeFile(join(program.configDir, 'electron-fetch.json'), 'nonsense');
    await search(program);
    expect(await attempts(program)).toBe(1);
    await writeFile(join(program.path, 'file'), '');
    const elsewhere = { ...program, configDir: join(program.path, 'file', 'config') };
    expect((await search(elsewhere)).electron).toBeNull();
    expect(await attempts(program)).toBe(2);
  });
});

describe('a desk in Electron', () => {
  const launch = async (
    program: SpecimenProgram,
    script: string,
    signal = new AbortController().signal,
    namedVault: string | null = '/样例/资料库',
  ) => {
    const bin = await program.addProgram('electron', script);
    return launchElectron({
      electron: join(bin, 'electron'),
      programDir: program.path,
      namedVault,
      environment: { ELECTRON_RUN_AS_NODE: '1', SPECIMEN: 'kept' },
      signal,
    });
  };
  const noting = `
    const { BEIAN_VAULT, ELECTRON_RUN_AS_NODE, SPECIMEN } = process.env;
    require('node:fs').writeFileSync(__dirname + '/noted', JSON.stringify([process.argv.slice(2), BEIAN_VAULT, ELECTRON_RUN_AS_NODE ?? null, SPECIMEN]));
  `;

  it('gets the folder of the program and the vault, and no variable that makes it a bare Node', async () => {
    await using program = await specimenProgram();
    expect(await launch(program, noting)).toBe(true);
    const noted: unknown = JSON.parse(await readFile(join(program.path, 'bin', 'noted'), 'utf8'));
    expect(noted).toEqual([[program.path], '/样例/资料库', null, 'kept']);
  });

  it('is told of no vault when none was named, so that it opens the one chosen last', async () => {
    await using program = await specimenProgram();
    expect(await launch(program, noting, undefined, null)).toBe(true);
    const noted: unknown = JSON.parse(await readFile(join(program.path, 'bin', 'noted'), 'utf8'));
    expect(noted).toEqual([[program.path], null, null, 'kept']);
  });

  it('could not start when it ends at once with a failure, or is no program at all', async () => {
    await using program = await specimenProgram();
    expect(await launch(program, 'process.exit(1)')).toBe(false);
    expect(await launch(program, "process.kill(process.pid, 'SIGSEGV')")).toBe(false);
    const nothing = { electron: join(program.path, 'missing'), programDir: '', namedVault: null, environment: {} };
    expect(await launchElectron({ ...nothing, signal: new AbortController().signal })).toBe(false);
  });

  it('is closed with the terminal', async () => {
    await using program = await specimenProgram();
    await using listener = await listenForCalls();
    const stop = new AbortController();
    const script = `fetch('${listener.address}', { method: 'POST' }); setInterval(() => {}, 1000);`;
    const running = launch(program, script, stop.signal);
    await listener.nextCall();
    stop.abort();
    expect(await running).toBe(true);
    expect(await launch(program, script, stop.signal)).toBe(true);
  });
});
