import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { startDesk } from '../../electron/hosts/start/startDesk.ts';
import { secretOf } from '../support/browserDesk.ts';
import { listenForCalls } from '../support/listenForCalls.ts';
import { installing, type SpecimenProgram, specimenProgram } from '../support/specimenProgram.ts';

/** One start in this process, its terminal in the hands of the test. */
function begin(program: SpecimenProgram, args: readonly string[], environment: Record<string, string> = {}) {
  const stop = new AbortController();
  const input = new PassThrough();
  const printed = new PassThrough({ encoding: 'utf8' });
  const said: string[] = [];
  const lines = printed[Symbol.asyncIterator]();
  const code = startDesk(args, {
    programDir: program.path,
    workingDir: program.path,
    environment: { BEIAN_NO_FETCH: '1', XDG_DATA_HOME: join(program.path, 'data'), ...environment },
    input,
    out: { write: (text) => printed.write(text) },
    say: (line) => said.push(line),
    signal: stop.signal,
  });
  return {
    said,
    nextPrinted: async () => String((await lines.next()).value).trim(),
    pressEnter: () => input.write('\n'),
    end: () => {
      stop.abort();
      return code;
    },
    code,
  };
}

/** A browser that follows the address it was started with and reports what came of it. */
const reporting = (address: string) => `
  const [argument] = process.argv.slice(2);
  const followed = await fetch(argument.replace('--app=', ''), { redirect: 'manual' });
  const body = JSON.stringify({ argv: process.argv, status: followed.status, location: followed.headers.get('location') });
  await fetch('${address}', { method: 'POST', body });
`;

const redeem = (link: string) => {
  const { origin } = new URL(link);
  return fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body: secretOf(link) });
};

describe('npm start', () => {
  it('prints the address and nothing else when nothing is to be opened', async () => {
    await using program = await specimenProgram();
    const desk = begin(program, ['--browser', '--no-open']);
    const link = await desk.nextPrinted();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#start=[\w-]{43}$/);
    expect((await redeem(link)).status).toBe(204);
    expect(desk.said).toEqual([]);
    expect(await desk.end()).toBe(0);
    await expect(fetch(new URL(link).origin)).rejects.toThrow();
  });

  it('prints a fresh link for every Enter', async () => {
    await using program = await specimenProgram();
    const desk = begin(program, ['--no-open', '--json']);
    const links = [JSON.parse(await desk.nextPrinted())];
    for (let press = 0; press < 2; press++) {
      desk.pressEnter();
      links.push(JSON.parse(await desk.nextPrinted()));
    }
    expect(new Set(links.map(({ link }) => link)).size).toBe(3);
    for (const { link, origin } of links) {
      expect(new URL(link).origin).toBe(origin);
      expect((await redeem(link)).status).toBe(204);
    }
    expect(await desk.end()).toBe(0);
  });

  it('opens the same desk in the browser when there is no Electron, and says so in one line', async () => {
    await using program = await specimenProgram();
    await using listener = await listenForCalls();
    const PATH = await program.addProgram('chromium', reporting(listener.address));
    const desk = begin(program, [], { PATH, DISPLAY: ':0' });
    const { argv, status, location } = JSON.parse(await listener.nextCall());
    expect(status).toBe(303);
    const [, , argument] = argv;
    const address = String(argument).replace('--app=', '');
    // What everybody on the machine can read holds no secret, and is worth nothing once the browser has come.
    expect(argv.join(' ')).not.toContain('start=');
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(410);
    expect(new URL(location, address).hash).toMatch(/^#start=[\w-]{43}$/);
    expect(desk.said[0]).toBe('这台电脑上没有 Electron 运行环境，改在本机浏览器里打开，功能相同。');
    expect(desk.said.length).toBe(2);
    expect(await desk.end()).toBe(0);
  });

  it('says where to go when there is neither Electron nor a browser', async () => {
    await using program = await specimenProgram();
    const desk = begin(program, [], { PATH: '' });
    expect((await redeem(await desk.nextPrinted())).status).toBe(204);
    expect(desk.said.at(-1)).toContain('没有找到可用的浏览器');
    expect(await desk.end()).toBe(0);
  });

  it('runs in Electron where it can be fetched, until its window is closed', async () => {
    await using program = await specimenProgram();
    await using listener = await listenForCalls();
    await program.addMain();
    const electron = `fetch('${listener.address}', { method: 'POST', body: process.env.BEIAN_VAULT });`;
    await program.installerDoes(installing(electron));
    const desk = begin(program, ['--vault', '样例资料库'], { BEIAN_NO_FETCH: '' });
    expect(await listener.nextCall()).toBe(join(program.path, '样例资料库'));
    expect(await desk.code).toBe(0);
    expect(desk.said).toEqual(['正在取得 Electron 运行环境，最多等 20 秒……']);
  });

  it('opens the browser when Electron cannot start', async () => {
    await using program = await specimenProgram();
    await program.addMain();
    await program.installerDoes(installing('process.exit(1);'));
    const desk = begin(program, [], { BEIAN_NO_FETCH: '', PATH: '' });
    expect((await redeem(await desk.nextPrinted())).status).toBe(204);
    expect(desk.said).toContain('Electron 没能启动，改在本机浏览器里打开，功能相同。');
    expect(await desk.end()).toBe(0);
  });

  it('explains a wrong option and what there is', async () => {
    await using program = await specimenProgram();
    for (const args of [['--brwoser'], ['--vault'], ['资料库']]) {
      const desk = begin(program, args);
      expect(await desk.code).toBe(2);
      expect(desk.said.join()).toContain('用法：npm start -- [选项]');
    }
    const asking = begin(program, ['--help']);
    expect(await asking.code).toBe(0);
    expect(asking.said.join()).toContain('--no-open');
  });
});
