import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useDraftsHandedBack } from '../app/draftKeeperContext.ts';

/**
 * A dialog that is open as long as the address says so, and so is open again after the vault was locked: what it is about,
 * null while it is closed or what was typed in it has not come back yet.
 */
export function useAddressedDialog(name: string): {
  readonly about: string | null;
  readonly open: (about: string) => void;
  readonly close: () => void;
} {
  const [address, setAddress] = useSearchParams();
  const draftsHandedBack = useDraftsHandedBack();
  const put = useCallback(
    (about: string | null) =>
      setAddress(
        (before) => {
          const next = new URLSearchParams(before);
          if (about === null) next.delete(name);
          else next.set(name, about);
          return next;
        },
        { replace: true },
      ),
    [name, setAddress],
  );
  const close = useCallback(() => put(null), [put]);
  return { about: draftsHandedBack ? address.get(name) : null, open: put, close };
}
