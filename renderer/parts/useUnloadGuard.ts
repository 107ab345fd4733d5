import { useEffect } from 'react';
import { guardUnload } from './guardUnload.ts';

/** While `when` holds, closing or reloading the page makes the browser ask first. */
export function useUnloadGuard(when: boolean): void {
  useEffect(() => (when ? guardUnload() : undefined), [when]);
}
