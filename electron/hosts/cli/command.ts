import type { Client } from '#backend/createBackend.ts';
import type { ExitCode } from '#shared/api/errorRow.ts';
import type { Flags, FlagTable } from './flags.ts';
import type { Output } from './output.ts';

/** What every command gets: parsed words and flags, the backend when asked for, somewhere to write, a way to stop. */
export interface Invocation {
  readonly words: readonly string[];
  readonly flags: Flags;
  readonly output: Output;
  readonly signal: AbortSignal;
  /** True when the vault and the file of its passphrase are both named, by flag or environment. */
  readonly vaultNamed: boolean;
  /** The in-process client; `vault: 'open'` unlocks, `'create'` also creates where there is none yet. */
  client(vault: 'none' | 'open' | 'create'): Promise<Client>;
  /** A passphrase that opens something else than the vault: from the named file, or asked for at the terminal. */
  passphrase(question: string): Promise<string>;
}

/** One command of the command line. */
export interface Command {
  /** The words that select it, e.g. `scan check`. */
  readonly name: string;
  /** What follows the name, as the help shows it. */
  readonly usage: string;
  /** One line in Chinese for the help. */
  readonly about: string;
  /** Whether anything but flags may follow. */
  readonly takesWords: boolean;
  /** Flags beside the common ones. */
  readonly flags: FlagTable;
  run(invocation: Invocation): Promise<ExitCode>;
}
