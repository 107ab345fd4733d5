import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { programDir } from '#backend/places.ts';

/**
 * Has Node keep what it compiled of the program's modules, for this process, its threads and the reading processes it starts; only
 * modules loaded from here on count, so an entry calls this before it imports the rest.
 *
 * A third of a start, and half of what a new thread waits for, is the compiling of the same modules again. It lies among the installed
 * packages, where nobody can write who could not change the program itself; the system's shared folder would not do. Threads and
 * processes learn of it by the environment (Node's `NODE_COMPILE_CACHE`); one that is set already stays.
 */
export function keepCompiled(): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(programDir, 'node_modules', '.cache', 'beian-desk');
  enableCompileCache(process.env['NODE_COMPILE_CACHE']);
}
