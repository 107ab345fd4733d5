import { parseArgs } from 'node:util';
import { DeskError } from '#shared/api/errors.ts';

/** Whether a flag takes a value or stands alone. */
export type FlagTable = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** Flags that every command understands. */
export const commonFlags = {
  vault: { type: 'string' },
  'passphrase-file': { type: 'string' },
  'take-over': { type: 'boolean' },
  'weak-passphrase': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies FlagTable;

export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** Words and flags of one invocation. Throws `usage`, in Chinese, for a flag nobody knows or one without its value. */
export function parseFlags(args: readonly string[], known: FlagTable): { words: string[]; flags: Flags } {
  try {
    const parsed = parseArgs({ args: [...args], options: { ...known }, strict: true, allowPositionals: true });
    return { words: parsed.positionals, flags: { ...parsed.values } };
  } catch (error) {
    throw new DeskError('usage', { detail: explain(error) }, { cause: error });
  }
}

/** The value of a flag that must be there. Throws `usage`. */
export function requiredFlag(flags: Flags, name: string): string {
  const value = optionalFlag(flags, name);
  if (value === null) throw new DeskError('usage', { detail: `缺少 --${name}` });
  return value;
}

/** The value of a flag, or null. */
export function optionalFlag(flags: Flags, name: string): string | null {
  const value = flags[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

function explain(error: unknown): string {
  const { code, message } = error instanceof Error ? (error as Error & { code?: string }) : { code: '', message: '' };
  const flag = /'(-{1,2}[^ '=]+)/.exec(message)?.[1] ?? '';
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `没有 ${flag} 这个选项` : `选项 ${flag} 后面的内容不对或缺少`;
}
