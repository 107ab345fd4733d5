import { join } from 'node:path';
import { shippedDir } from './places.ts';

/**
 * The folder `resources/`: rule pack, letter templates, sample office, licences.
 *
 * Never depends on the working directory; see places.ts.
 */
export const resourcesDir: string = join(shippedDir, 'resources');
