import { type KeyboardEvent, useState } from 'react';

/** Whether Caps Lock is on, as far as the last key in a field told; the handlers go on that field. */
export function useCapsLock() {
  const [on, setOn] = useState(false);
  const notice = (event: KeyboardEvent) => setOn(event.getModifierState('CapsLock'));
  return { on, handlers: { onKeyDown: notice, onKeyUp: notice, onBlur: () => setOn(false) } };
}
