import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Edge of the picture the installers derive their icons from, in pixels: macOS wants 1024 for its largest. */
export const iconEdge = 1024;

const folder = join(import.meta.dirname, '..', '..', 'resources', 'icons');
export const iconFile = join(folder, 'icon.png');

/** resources/icons/icon.svg as the PNG that electron-builder makes .ico and .icns from. */
export async function drawIcon(): Promise<Buffer> {
  const svg = await readFile(join(folder, 'icon.svg'));
  return sharp(svg, { density: (72 * iconEdge) / 512 })
    .resize(iconEdge, iconEdge)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

if (import.meta.main) await writeFile(iconFile, await drawIcon());
