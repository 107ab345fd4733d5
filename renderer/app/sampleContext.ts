import { createContext, useContext } from 'react';
import type { SampleOpening } from '../vault/useOpenSample.ts';

/** The one way to the sample office: the window shows how far it is, wherever it was asked for. */
export const SampleContext = createContext<SampleOpening | null>(null);

/** Opens the sample office. */
export function useSample(): SampleOpening {
  const sample = useContext(SampleContext);
  if (!sample) throw new Error('no gate around this component');
  return sample;
}
