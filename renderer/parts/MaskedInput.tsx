import { Input, type InputProps, type InputRef } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { maskNumber } from '#shared/filing/maskNumber.ts';

/** What of a text is selected: from, to. */
type Selected = readonly [number | null, number | null];

/**
 * A text field that shows its middle only while somebody is in it, where `masked`.
 *
 * Going in by keyboard selects all of it, as browsers do in every other field; here the text changes under the
 * selection, which would be lost, and the next key would append to the old number. Who only comes back to the window
 * finds selected what was selected before.
 */
export function MaskedInput({
  masked,
  value,
  onFocus,
  onBlur,
  onPointerDown,
  ...rest
}: Omit<InputProps, 'value'> & { masked: boolean; value: string }) {
  const [inside, setInside] = useState(false);
  const input = useRef<InputRef>(null);
  const pressed = useRef(false);
  const left = useRef<Selected | null>(null);
  useLayoutEffect(() => {
    if (!inside || !masked) return;
    const element = input.current?.input;
    if (left.current) element?.setSelectionRange(...left.current);
    else if (!pressed.current) element?.select();
    left.current = null;
  }, [inside, masked]);
  return (
    <Input
      {...rest}
      ref={input}
      value={masked && !inside ? maskNumber(value) : value}
      onPointerDown={(event) => {
        pressed.current = true;
        onPointerDown?.(event);
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
        onBlur?.(event);
      }}
    />
  );
}
