import { useSyncExternalStore } from 'react';
import type { Brightness } from './theme.ts';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

function follow(changed: () => void): () => void {
  systemDark.addEventListener('change', changed);
  return () => systemDark.removeEventListener('change', changed);
}

/** True when the desk is to be dark: by choice, else as the system is now. */
export function useDark(brightness: Brightness): boolean {
  const system = useSyncExternalStore(follow, () => systemDark.matches);
  return brightness === 'system' ? system : brightness === 'dark';
}
