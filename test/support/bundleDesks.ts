import { join } from 'node:path';
import type { z } from 'zod';
import type { ExportBundleEvent, ImportBundleEvent, previewBundleEvent } from '#shared/api/bundles.ts';
import { type FreshDesk, freshDesk } from './caseDesk.ts';
import { testPassphrase } from './vault.ts';

export const bundlePassphrase = '样例交接口令 2026';

type Made = Extract<ExportBundleEvent, { type: 'made' }>;
type Previewed = Extract<z.infer<typeof previewBundleEvent>, { type: 'preview' }>;
type Imported = Extract<ImportBundleEvent, { type: 'imported' }>;

/** A colleague's desk: another machine with a vault of its own. */
export async function otherDesk(): Promise<FreshDesk> {
  const fresh = await freshDesk();
  await fresh.client.vault.create({ passphrase: testPassphrase });
  return fresh;
}

/** Hands cases out as a bundle; the path where it lies. */
export async function handOut(from: FreshDesk, cases: readonly string[], name = '样例交接'): Promise<string> {
  const target = { to: 'folder' as const, folder: from.folder, name };
  const { path } = await lastOf<ExportBundleEvent, Made>(
    from.client.bundles.export({ cases: [...cases], passphrase: bundlePassphrase, target }),
  );
  return path ?? join(from.folder, name);
}

/** What a bundle would bring. */
export function lookInto(desk: FreshDesk, path: string, passphrase = bundlePassphrase): Promise<Previewed> {
  return lastOf(desk.client.bundles.preview({ source: { path }, passphrase }));
}

/** Brings a bundle in. */
export function takeIn(
  desk: FreshDesk,
  path: string,
  choices: Readonly<Record<string, 'mine' | 'theirs'>> = {},
): Promise<Imported> {
  return lastOf(
    desk.client.bundles.import({ source: { path }, passphrase: bundlePassphrase, choices: { ...choices } }),
  );
}

/** The last event of a stream, which is its result. */
export async function lastOf<Event, Last extends Event>(events: Promise<AsyncIterable<Event>>): Promise<Last> {
  let last: Event | null = null;
  for await (const event of await events) last = event;
  if (last === null) throw new Error('nothing came');
  return last as Last;
}
