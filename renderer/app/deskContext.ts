import { createContext, useContext } from 'react';
import type { HostInfo } from '#shared/api/host.ts';
import type { Client, Queries } from './transport.ts';

/** What every part of the window works with. */
export interface DeskHandle {
  readonly client: Client;
  /** The same procedures as options for react-query. */
  readonly queries: Queries;
  readonly host: HostInfo;
}

export const DeskContext = createContext<DeskHandle | null>(null);

/** The desk this window is connected to. */
export function useDesk(): DeskHandle {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('no desk around this component');
  return desk;
}
