import { createContext, useContext } from 'react';
import { guardUnload } from '../../parts/guardUnload.ts';
import { HeldEditors } from './heldEditors.ts';

const HeldEditorsContext = createContext(new HeldEditors(guardUnload));

/** The editors of this window. */
export function useHeldEditors(): HeldEditors {
  return useContext(HeldEditorsContext);
}
