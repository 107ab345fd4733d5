import { useSyncExternalStore } from 'react';

/** From this width on, the list of findings has room beside the form. CSS pixels. */
const roomy = matchMedia('(min-width: 1200px)');

function follow(changed: () => void): () => void {
  roomy.addEventListener('change', changed);
  return () => roomy.removeEventListener('change', changed);
}

/** True when there is room beside the form. Known in the very first drawing, unlike antd's breakpoints. */
export function useRoomy(): boolean {
  return useSyncExternalStore(follow, () => roomy.matches);
}
