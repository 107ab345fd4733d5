import { join } from 'node:path';
import { programDir, shippedDir } from './places.ts';

/**
 * The folder `resources/`: rule pack, letter templates, sample office, licences.
 *
 * Never depends on the working directory; see places.ts.
 */
export const resourcesDir: string = join(shippedDir, 'resources');

/** The licence of the desk itself. */
export const licenceFile: string = join(programDir, 'LICENSE');

/** What `npm run build` made, each part in a folder of its own. */
export const builtDir: string = join(programDir, 'dist');
