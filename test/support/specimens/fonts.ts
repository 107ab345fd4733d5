import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

const packages = join(import.meta.dirname, '../../../node_modules/@expo-google-fonts');

/** Families of the specimens; only the fonts of our own dependencies, so that every machine draws the same. */
export const sans = 'Specimen Sans';
export const serif = 'Specimen Serif';
export const boldSans = 'Specimen Sans Bold';
export const boldSerif = 'Specimen Serif Bold';

const files: readonly [family: string, path: string][] = [
  [sans, 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'],
  [boldSans, 'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'],
  [serif, 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'],
  [boldSerif, 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'],
];

/** Makes the families known to the canvas; once a process is enough. */
export function registerFonts(): void {
  for (const [family, path] of files) {
    if (!GlobalFonts.has(family)) GlobalFonts.registerFromPath(join(packages, path), family);
  }
}
