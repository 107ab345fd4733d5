import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { programDir } from './places.ts';

/** The version in package.json, which a packaged app carries, too. */
export const programVersion: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(programDir, 'package.json'), 'utf8'))).version;
