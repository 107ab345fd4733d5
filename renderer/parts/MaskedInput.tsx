import { Input, type InputProps, type InputRef } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { maskNumber } from '#shared/filing/maskNumber.ts';

/** What of a text is selected: from, to. */
type Selected = readonly [number | null, number | null];

/** How long a number stays whole on screen while nobody types, in milliseconds. */
const shownFor = 60_000;

/**
 * A text field that shows its middle only while somebody is in it, where `masked`.
 *
 * Going in by keyboard selects all of it, as browsers do in every other field; here the text changes under the
 * selection, which would be lost, and the next key would append to the old number. Who only comes back to the window
 * finds selected what was selected before.
 *
 * While nobody types for a minute it rests: hidden again, although somebody is in it. The next key shows it first, and then
 * does what it always does, at the same caret.
 */
export function MaskedInput({
  masked,
  value,
  onFocus,
  onBlur,
  onPointerDown,
  onKeyDown,
  ...rest
}: Omit<InputProps, 'value'> & { masked: boolean; value: string }) {
  const [inside, setInside] = useState(false);
  const input = useRef<InputRef>(null);
  const pressed = useRef(false);
  const left = useRef<Selected | null>(null);
  const [resting, setResting] = useState(false);
  const [keys, setKeys] = useState(0);
  const shown = inside && !resting;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every key and every change begins the minute anew
  useEffect(() => {
    if (!shown || !masked) return;
    const timer = setTimeout(() => {
      const element = input.current?.input;
      left.current = element ? [element.selectionStart, element.selectionEnd] : null;
      setResting(true);
    }, shownFor);
    return () => clearTimeout(timer);
  }, [shown, masked, keys, value]);
  const wake = () => {
    setResting(false);
    setKeys((count) => count + 1);
  };
  useLayoutEffect(() => {
    if (!shown || !masked) return;
    const element = input.current?.input;
    if (left.current) element?.setSelectionRange(...left.current);
    else if (!pressed.current) element?.select();
    left.current = null;
  }, [shown, masked]);
  return (
    <Input
      {...rest}
      ref={input}
      value={masked && !shown ? maskNumber(value) : value}
      readOnly={rest.readOnly === true || (masked && inside && resting)}
      onPointerDown={(event) => {
        pressed.current = true;
        wake();
        onPointerDown?.(event);
      }}
      onKeyDown={(event) => {
        wake();
        onKeyDown?.(event);
      }}
      onFocus={(event) => {
        setInside(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        const { currentTarget: element } = event;
        // It stays the active element when the whole window loses the keyboard.
        left.current = document.activeElement === element ? [element.selectionStart, element.selectionEnd] : null;
        pressed.current = false;
        setInside(false);
        setResting(false);
        onBlur?.(event);
      }}
    />
  );
}
