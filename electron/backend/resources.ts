import { fileURLToPath } from 'node:url';

/**
 * The folder `resources/`: rule pack, letter templates, sample office, licences.
 *
 * The one place that knows where it lies, found from this source file so that the working directory never matters.
 */
export const resourcesDir: string = fileURLToPath(new URL('../../resources', import.meta.url));

/** The licence of the desk itself. */
export const licenceFile: string = fileURLToPath(new URL('../../LICENSE', import.meta.url));
