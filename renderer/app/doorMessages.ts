import type { App } from 'antd';
import { createContext, useContext } from 'react';

type Messages = ReturnType<typeof App.useApp>['message'];

/** Messages about which vault is open. Unlike all others they stay when the vault closes, so they name nothing in it. */
export const DoorMessages = createContext<Messages | null>(null);

/** Says something that must still be there when the vault was closed over it. */
export function useDoorMessages(): Messages {
  const messages = useContext(DoorMessages);
  if (!messages) throw new Error('no gate around this component');
  return messages;
}
