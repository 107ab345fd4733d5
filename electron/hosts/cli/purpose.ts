import type { Flags } from './flags.ts';

/** How a copy is told what it is for. `--mini-program` is what `--purpose` was called first. */
export const purposeFlags = {
  purpose: { type: 'string' },
  'mini-program': { type: 'string' },
  'no-watermark': { type: 'boolean' },
} as const;

/** The mini program whose filing a copy is for, and whether that is to be written on it. */
export function purposeOf(flags: Flags): { readonly miniProgram: string | null; readonly watermark: boolean } {
  const named = flags['purpose'] ?? flags['mini-program'];
  return {
    miniProgram: typeof named === 'string' ? named : null,
    watermark: flags['no-watermark'] !== true,
  };
}
