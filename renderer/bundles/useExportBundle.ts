import { useEffect, useRef, useState } from 'react';
import type { ExportBundleEvent } from '#shared/api/bundles.ts';
import { useDesk } from '../app/deskContext.ts';
import { wasCancelled } from '../app/readError.ts';
import { asBlob, saveFile } from '../app/saveFile.ts';

type Made = Extract<ExportBundleEvent, { type: 'made' }>;
type Progress = Extract<ExportBundleEvent, { type: 'progress' }>;

/** Making a bundle, from the wish to where it lies. */
export type BundleMaking =
  | { readonly phase: 'choosing'; readonly error: unknown }
  | { readonly phase: 'running'; readonly progress: Progress | null }
  | { readonly phase: 'made'; readonly made: Made; readonly saved: boolean };

/**
 * Makes a bundle of these cases: into a folder the person chooses where the host can show one, else as a download.
 *
 * Nothing is kept when it is called off, and closing the dialog calls it off.
 */
export function useExportBundle(cases: readonly string[]) {
  const desk = useDesk();
  const [making, setMaking] = useState<BundleMaking>({ phase: 'choosing', error: null });
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);

  /** Makes it under this passphrase; one is made up when null. */
  async function make(passphrase: string | null): Promise<void> {
    const mine = new AbortController();
    stop.current = mine;
    try {
      const folder = desk.host.choosesFolders ? (await desk.client.host.chooseFolder()).path : null;
      if (desk.host.choosesFolders && folder === null) return;
      setMaking({ phase: 'running', progress: null });
      const target = folder === null ? { to: 'outbox' as const } : { to: 'folder' as const, folder };
      const input = { cases: [...cases], passphrase, target };
      for await (const event of await desk.client.bundles.export(input, { signal: mine.signal })) {
        if (event.type === 'progress') setMaking({ phase: 'running', progress: event });
        else setMaking({ phase: 'made', made: event, saved: await download(event) });
      }
    } catch (error) {
      setMaking({ phase: 'choosing', error: wasCancelled(error, mine.signal) ? null : error });
    }
  }

  async function download({ file }: Made): Promise<boolean> {
    if (file === null) return true;
    const taken = await desk.client.outbox.take({ ticket: file.ticket });
    return (await saveFile(desk, new File([await asBlob(taken)], file.name))) !== null;
  }

  return { making, make, cancel: () => stop.current?.abort() };
}
