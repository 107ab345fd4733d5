import { useCallback, useState } from 'react';

/**
 * A Modal that is there as long as its component is: `<Modal {...dialog}>`, and how to close it.
 *
 * `onClosed` is called once it has closed. Taken away any sooner, it could not give the focus back to where it came
 * from. It does not lock the scrolling of the page; see overlayPlace.ts.
 */
export function useDialog(onClosed: () => void) {
  const [open, setOpen] = useState(true);
  const close = useCallback(() => setOpen(false), []);
  return { close, dialog: { open, onCancel: close, afterClose: onClosed, scrollLock: false } } as const;
}
