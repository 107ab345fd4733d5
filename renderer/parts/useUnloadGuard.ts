import { useEffect } from 'react';

/** While work runs, closing or reloading the page makes the browser ask first. */
export function useUnloadGuard(when: boolean): void {
  useEffect(() => {
    if (!when) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [when]);
}
