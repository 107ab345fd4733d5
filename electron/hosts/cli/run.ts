import { resolve } from 'node:path';
import { assertRuntime } from '#backend/startupGuards.ts';
import type { ExitCode } from '#shared/api/errorRow.ts';
import { DeskError } from '#shared/api/errors.ts';
import { sayFormerKey } from '#shared/vault/formerKey.ts';
import { usualVaultDir } from '../usualFolders.ts';
import { usedVaults } from '../vaultPlaces.ts';
import type { Command, Invocation } from './command.ts';
import { commands } from './commands/index.ts';
import { commonFlags, type Flags, optionalFlag, parseFlags } from './flags.ts';
import { help } from './help.ts';
import { type Output, openOutput, type Streams } from './output.ts';
import { chooseForNewVault, readPassphrase } from './passphrase.ts';
import { asShownError, originOf } from './shownError.ts';

export interface RunOptions {
  readonly streams: Streams;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * One run of the command line: finds the command, runs it, says what went wrong.
 *
 * Resolves to the exit code: 0 fine · 1 blocking findings or failed items · 2 usage · 3 cannot · 130 cancelled.
 * Never throws.
 */
export async function run(args: readonly string[], options: RunOptions): Promise<ExitCode> {
  const output = openOutput(options.streams, args.includes('--json'));
  try {
    assertRuntime();
    if (args.length === 0 || args[0] === 'help' || args[0] === '--help') {
      output.line(help(commands));
      return 0;
    }
    const { command, rest } = select(args);
    const { words, flags } = parseFlags(rest, { ...commonFlags, ...command.flags });
    if (flags['help']) {
      output.line(help([command]));
      return 0;
    }
    if (words.length > 0 && !command.takesWords) {
      throw new DeskError('usage', { detail: `多写了“${words.join(' ')}”` });
    }
    return await runCommand(command, words, flags, output, options);
  } catch (error) {
    const shown = asShownError(error, options.signal);
    if (output.json) output.record({ error: shown.code, message: shown.message, remedy: shown.remedy });
    output.remark(`${shown.message}\n${shown.remedy}`);
    if (shown.code === 'vaultHeldElsewhere') output.remark('在命令行里接手：命令后面加 --take-over。');
    if (shown.code === 'bundleUndecided')
      output.remark(
        '在命令行里：命令后面加 --prefer mine（都用我的）或 --prefer theirs（都用对方的）；要逐处选的，请在窗口里导入。',
      );
    if (shown.code === 'vaultDamaged') output.remark('在命令行里：doctor 会说出用哪一份备份、怎样恢复。');
    const origin = originOf(shown, options.environment);
    if (origin !== null) output.remark(origin);
    return shown.exit;
  }
}

/** Commands are one or two leading words, whatever common flags stand before or between; the longest name wins. */
function select(args: readonly string[]): { command: Command; rest: readonly string[] } {
  const [first = -1, second = -1] = leadingWords(args);
  const word = args[first] ?? args[0] ?? '';
  const two = [word, args[second]].filter((each) => each !== undefined).join(' ');
  const command = commands.find(({ name }) => name === two) ?? commands.find(({ name }) => name === word);
  if (!command) {
    const group = commands.filter(({ name }) => name.startsWith(`${word} `)).map(({ name }) => `“${name}”`);
    const detail = group.length > 0 ? `您要的可能是${group.join('或')}` : `没有“${two}”这个命令`;
    throw new DeskError('usage', { detail });
  }
  const used = command.name === two ? [first, second] : [first];
  return { command, rest: args.filter((_, index) => !used.includes(index)) };
}

/** Where the first two words stand that are neither common flags nor what these take. */
function leadingWords(args: readonly string[]): number[] {
  const words: number[] = [];
  for (let at = 0; at < args.length && words.length < 2; at++) {
    const [, name, value] = /^--([a-z-]+)(=.*)?$/su.exec(args[at] ?? '') ?? [];
    if (name === undefined) words.push(at);
    else if (!Object.hasOwn(commonFlags, name)) break;
    else if (value === undefined && commonFlags[name as keyof typeof commonFlags].type === 'string') at++;
  }
  return words;
}

async function runCommand(
  command: Command,
  words: readonly string[],
  flags: Flags,
  output: Output,
  { environment, signal }: RunOptions,
): Promise<ExitCode> {
  // Loaded late: the guard above must be able to speak before the database's native part is touched.
  const { createBackend } = await import('#backend/createBackend.ts');
  const named = optionalFlag(flags, 'vault') ?? environment['BEIAN_VAULT'];
  const passphraseAt = optionalFlag(flags, 'passphrase-file') ?? environment['BEIAN_PASSPHRASE_FILE'] ?? null;
  const vaultDir = resolve(named ?? usualVaultDir(environment));
  const backend = await createBackend({ vaultDir, usedBefore: () => usedVaults(environment) });
  const invocation: Invocation = {
    words,
    flags,
    output,
    signal,
    vaultNamed: named !== undefined && passphraseAt !== null,
    passphrase: (question) => readPassphrase(passphraseAt, question),
    client: async (vault) => {
      if (vault === 'none') return backend.client;
      const { state } = await backend.client.vault.status();
      if (state === 'open') return backend.client;
      if (state === 'missing' && vault === 'open') throw new DeskError('vaultMissing', { path: vaultDir });
      if (state === 'locked') {
        const passphrase = await readPassphrase(passphraseAt, '请输入资料库口令：');
        await backend.client.vault.unlock(
          flags['take-over'] === true ? { passphrase, takeOver: true } : { passphrase },
        );
        const { formerKey } = await backend.client.vault.status();
        if (formerKey !== undefined) output.remark(sayFormerKey(formerKey));
        return backend.client;
      }
      const chosen = await chooseForNewVault(passphraseAt, flags['weak-passphrase'] === true);
      const { recoveryCode } = await backend.client.vault.create({ passphrase: chosen });
      output.remark(`已新建资料库：${vaultDir}\n恢复码（只显示这一次，请抄在纸上妥善保管）：${recoveryCode}`);
      return backend.client;
    },
  };
  try {
    return await command.run(invocation);
  } finally {
    await backend.close();
  }
}
