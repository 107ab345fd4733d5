import { z } from 'zod';

/** Zod would compile its checks from text where it may; the content policy forbids it, and each try is a violation. */
z.config({ jitless: true });
