import { z } from 'zod';

/**
 * A path on this computer as somebody wrote it. No system knows one with a zero character: it would be refused with an
 * error that means nothing, and only when somebody first looks there.
 */
export const pathTextSchema = z
  .string()
  .min(1)
  .refine((path) => !path.includes('\0'), { message: '路径里有无法使用的字符' });
