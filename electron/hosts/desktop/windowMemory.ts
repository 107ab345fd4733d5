import { readFile } from 'node:fs/promises';
import { writeAtomically } from '#backend/vault/atomicWrite.ts';
import { type WindowPlace, windowPlaceSchema } from './windowPlace.ts';

/** Where the window stood last, or null when nobody knows: a missing or damaged file is no reason to complain. */
export async function readWindowPlace(path: string): Promise<WindowPlace | null> {
  try {
    return windowPlaceSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Remembers where the window stood. Never throws: a full disk must not keep anybody from closing the program. */
export async function writeWindowPlace(path: string, place: WindowPlace): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(place)}\n`).catch(() => undefined);
}
