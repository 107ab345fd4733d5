import { useEffect, useRef, useState } from 'react';
import type { Recipe } from '#shared/scans/recipe.ts';
import { useDesk } from '../../../app/deskContext.ts';
import { asBlob } from '../../../app/saveFile.ts';

/** The address of a preview and of which recipe it is; the last one stays while the next is made. */
export interface Preview {
  readonly address: string | null;
  readonly shows: Recipe | null;
  readonly failed: boolean;
}

/**
 * How a scan would look after a recipe, asked for anew with every change.
 *
 * One at a time and always the newest: while a slider moves, what lies between is skipped, so that the picture follows
 * the hand however slow the machine is.
 */
export function usePreview(scanId: number, recipe: Recipe | null): Preview {
  const { client } = useDesk();
  const [preview, setPreview] = useState<Preview>({ address: null, shows: null, failed: false });
  const wanted = useRef<Recipe | null>(null);
  const running = useRef(false);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
      wanted.current = null;
    };
  }, []);
  useEffect(() => {
    wanted.current = recipe;
    if (running.current || recipe === null) return;
    running.current = true;
    void (async () => {
      while (wanted.current !== null) {
        const now: Recipe = wanted.current;
        const made = await client.scans
          .previewFix({ scanId, recipe: now })
          .then(asBlob)
          .catch(() => null);
        if (!there.current) break;
        setPreview((before) =>
          made === null
            ? { ...before, failed: true }
            : { address: URL.createObjectURL(made), shows: now, failed: false },
        );
        if (wanted.current === now) wanted.current = null;
      }
      running.current = false;
    })();
  }, [client, scanId, recipe]);
  const { address } = preview;
  useEffect(() => {
    if (address === null) return;
    // The picture it gives way to is on screen until this one is painted.
    return () => void setTimeout(() => URL.revokeObjectURL(address), 1000);
  }, [address]);
  return preview;
}
