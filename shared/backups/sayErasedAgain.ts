import { z } from 'zod';

/**
 * What a restoring erased again because it had been erased since the backup was made. `known` says by what: a `list` that was found; a vault
 * of the same office from which `nothing` was ever erased; or `unknown`, where neither was found or the list cannot be read.
 */
export const erasedAgainSchema = z.object({
  known: z.enum(['list', 'nothing', 'unknown']),
  cases: z.int().nonnegative(),
  files: z.int().nonnegative(),
});
export type ErasedAgain = z.infer<typeof erasedAgainSchema>;

/** The same in Chinese, with what is to be done where nobody can know; null where there is nothing to tell. */
export function sayErasedAgain({ known, cases, files }: ErasedAgain): string | null {
  if (known === 'nothing') return null;
  if (known === 'unknown')
    return '没有找到永久删除的清单：做这份备份以后永久删除过的资料，可能又回来了。请对照删除回执看一看，还在的请再永久删除一次。';
  if (cases + files === 0) return '按永久删除的清单核对过：删除过的资料没有回来。';
  return `按永久删除的清单，又删除了 ${cases} 个案件、${files} 份原件：它们是做这份备份以后永久删除的。`;
}
