import * as z from 'zod/v4';

/**
 * Zod for the renderer: vite resolves every `zod` to this file, so that it runs before any schema is made.
 *
 * Zod would compile its checks from text where it may; the content policy forbids it, and each try is a violation.
 */
z.config({ jitless: true });

export * from 'zod/v4';
export { z };
