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
  return {
    close,
    dialog: { open, onCancel: close, afterClose: onClosed, afterOpenChange: focusFirstField, scrollLock: false },
  } as const;
}

/**
 * Where nothing moves, antd's focus trap is there before a field that asks for the focus, and takes the cross, which
 * stands first. Whoever opens a dialog to type wants its first field.
 */
function focusFirstField(open: boolean): void {
  if (!open) return;
  // The trap is set one drawing later.
  requestAnimationFrame(() => {
    const cross = document.activeElement;
    if (!cross?.matches('.ant-modal-close')) return;
    const body = cross.closest('.ant-modal')?.querySelector('.ant-modal-body');
    body?.querySelector<HTMLElement>('input:not([disabled]), textarea:not([disabled])')?.focus();
  });
}
