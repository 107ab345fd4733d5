import { join, resolve } from 'node:path';
import { assertRuntime } from '#backend/startupGuards.ts';
import type { ExitCode } from '#shared/api/errorRow.ts';
import { DeskError } from '#shared/api/errors.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { optionalFlag, parseFlags } from '../cli/flags.ts';
import { asShownError, originOf } from '../cli/shownError.ts';
import { usualConfigDir } from '../usualFolders.ts';
import { buildAll, buildRenderer, mainIsStale, rendererIsStale } from './builds.ts';
import { obtainElectron } from './electronRuntime.ts';
import { launchElectron } from './launchElectron.ts';
import type { ServeOptions } from './serveDesk.ts';

/** Everything a start depends on beside its arguments. */
export type Surroundings = Pick<ServeOptions, 'environment' | 'input' | 'out' | 'say' | 'signal'> & {
  /** The folder with package.json. */
  readonly programDir: string;
  /** What relative paths are relative to. */
  readonly workingDir: string;
};

const knownFlags = {
  browser: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  vault: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const usage = `用法：npm start -- [选项]
  --browser     直接在本机浏览器里打开
  --no-open     只打印打开链接，不打开任何窗口
  --vault 目录  使用这个资料库
  --json        链接按 JSON 逐行输出，供脚本使用`;

/**
 * One run of `npm start`: the desk in Electron where its runtime is there or can be fetched, else in the local browser.
 *
 * Resolves, when the desk has been closed, to the exit code: 0 closed · 2 usage · 3 cannot. Never throws.
 */
export async function startDesk(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { say, signal } = surroundings;
  try {
    assertRuntime();
    const { words, flags } = parseFlags(args, knownFlags);
    if (words.length > 0) throw new DeskError('usage', { detail: `多写了“${words.join(' ')}”` });
    if (flags['help']) {
      say(usage);
      return 0;
    }
    const { environment, workingDir } = surroundings;
    const vault = optionalFlag(flags, 'vault') ?? environment['BEIAN_VAULT'] ?? null;
    const namedVault = vault === null ? null : resolve(workingDir, vault);
    const opens = !flags['no-open'];
    if (opens && !flags['browser'] && (await runInElectron(namedVault, surroundings))) return 0;
    await runInBrowser({ namedVault, opens, json: flags['json'] === true }, surroundings);
    return 0;
  } catch (error) {
    const shown = asShownError(error, signal);
    if (shown.code === 'cancelled') return 0;
    say(shown.code === 'usage' ? `${shown.message}\n${usage}` : `${shown.message}\n${shown.remedy}`);
    const origin = originOf(shown, surroundings.environment);
    if (origin !== null) say(origin);
    return shown.exit;
  }
}

/** False when the desk has to be opened in the browser instead; the reason has been said, in one line. */
async function runInElectron(namedVault: string | null, surroundings: Surroundings): Promise<boolean> {
  const { programDir, environment, say, signal } = surroundings;
  const electron = await obtainElectron({
    packageDir: join(programDir, 'node_modules', 'electron'),
    configDir: usualConfigDir(environment),
    environment,
    today: chinaDay(new Date()),
    onFetch: () => say('正在取得 Electron 运行环境，最多等 20 秒……'),
    signal,
  });
  signal.throwIfAborted();
  if (!electron) {
    say('这台电脑上没有 Electron 运行环境，改在本机浏览器里打开，功能相同。');
    return false;
  }
  if (await mainIsStale(programDir)) {
    say('正在生成程序，第一次启动或更新后需要几秒……');
    await built(buildAll(programDir), say);
  }
  if (await launchElectron({ electron, programDir, namedVault, environment, signal })) return true;
  say('Electron 没能启动，改在本机浏览器里打开，功能相同。');
  return false;
}

async function runInBrowser(
  choices: Pick<ServeOptions, 'namedVault' | 'opens' | 'json'>,
  surroundings: Surroundings,
): Promise<void> {
  const { programDir, say, signal } = surroundings;
  // The check of the runtime has spoken by now; the disk is looked through while this is compiled.
  const serving = import('./serveDesk.ts');
  serving.catch(() => undefined);
  if (await rendererIsStale(programDir)) {
    say('正在生成界面，第一次启动或更新后需要几秒……');
    await built(buildRenderer(programDir), say);
  }
  signal.throwIfAborted();
  const { serveDesk } = await serving;
  await serveDesk({ ...choices, ...surroundings, rendererDir: join(programDir, 'dist', 'renderer') });
}

/** A builder speaks English to whoever works on the program; the person is told what it means. */
async function built(building: Promise<void>, say: Surroundings['say']): Promise<void> {
  try {
    await building;
  } catch (error) {
    say(error instanceof Error ? error.message : '');
    throw new DeskError('internal', {}, { cause: error });
  }
}
