import { useEffect, useRef, useState } from 'react';
import type { UploadedFile } from '#shared/api/upload.ts';
import { useDesk } from '../../app/deskContext.ts';
import { wasCancelled } from '../../app/readError.ts';
import { asBlob } from '../../app/saveFile.ts';

/** How far a dossier is. */
export type DossierWork =
  | { readonly state: 'idle' }
  | { readonly state: 'making'; readonly done: number; readonly total: number; readonly label: string }
  | { readonly state: 'failed'; readonly error: unknown }
  | {
      readonly state: 'made';
      readonly file: UploadedFile;
      readonly blob: Blob;
      readonly pages: number;
      readonly masked: boolean;
      readonly missing: readonly string[];
    };

/** Makes the dossier of a case, with progress; cancelling leaves nothing behind. */
export function useDossier(caseNumber: string) {
  const { client } = useDesk();
  const [work, setWork] = useState<DossierWork>({ state: 'idle' });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const make = async (masked: boolean) => {
    const stop = new AbortController();
    running.current = stop;
    setWork({ state: 'making', done: 0, total: 0, label: '' });
    try {
      for await (const event of await client.dossier.make({ caseNumber, masked }, { signal: stop.signal })) {
        if (event.type === 'progress') {
          setWork({ state: 'making', done: event.done, total: event.total, label: event.label });
          continue;
        }
        const file = await client.outbox.take({ ticket: event.file.ticket }, { signal: stop.signal });
        const { pages, missing } = event;
        setWork({ state: 'made', file, blob: await asBlob(file), pages, masked, missing });
      }
    } catch (error) {
      setWork(wasCancelled(error, stop.signal) ? { state: 'idle' } : { state: 'failed', error });
    }
  };
  return { work, make, cancel: () => running.current?.abort() };
}
