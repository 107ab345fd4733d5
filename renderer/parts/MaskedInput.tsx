import { Input, type InputProps, type InputRef } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { maskNumber } from '#shared/filing/maskNumber.ts';
import { HoldToSee } from './HoldToSee.tsx';
import { useCopyHidden } from './useCopyHidden.ts';

/** What of a text is selected: from, to. */
type Selected = readonly [number | null, number | null];

/** How long a number that is worked on stays whole on screen while nobody types, in milliseconds. */
const shownFor = 60_000;

/** Where the caret goes with the keys that say that somebody wants to change a part of the number; -1 is its end. */
const partKeys: Readonly<Record<string, number>> = { F2: -1, End: -1, ArrowRight: -1, Home: 0, ArrowLeft: 0 };

/**
 * A text field whose number is hidden in its middle, where `masked`: whole it is seen while the eye is held down, and while somebody
 * works on it.
 *
 * Going in shows nothing: the hidden number is selected, and what is typed or pasted takes its place and is seen, as in an empty
 * field. Who only wants to change a part clicks once more, or presses F2 or an arrow. `onReveal` is told whenever a number that stood
 * there becomes whole, or is copied.
 *
 * While nobody types for a minute it rests: hidden again, although somebody is in it. The next key shows it first, and then
 * does what it always does, at the same caret.
 */
export function MaskedInput({
  masked,
  value,
  onReveal,
  onFocus,
  onBlur,
  onChange,
  onPointerDown,
  onKeyDown,
  ...rest
}: Omit<InputProps, 'value'> & { masked: boolean; value: string; onReveal: () => void }) {
  const [inside, setInside] = useState(false);
  const [held, setHeld] = useState(false);
  /** Somebody types their own, or changes a part. */
  const [working, setWorking] = useState(false);
  const [resting, setResting] = useState(false);
  const [keys, setKeys] = useState(0);
  const copyHidden = useCopyHidden();
  const input = useRef<InputRef>(null);
  /** The mouse is pressed by somebody who was in the field before. */
  const points = useRef(false);
  const left = useRef<Selected | null>(null);
  const isSeen = inside && working && !resting;
  const shown = !masked || value === '' || held || isSeen;
  const isHidden = masked && value !== '' && inside && !working;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every key and every change begins the minute anew
  useEffect(() => {
    if (!isSeen || !masked) return;
    const timer = setTimeout(() => {
      const element = input.current?.input;
      left.current = element ? [element.selectionStart, element.selectionEnd] : null;
      setResting(true);
    }, shownFor);
    return () => clearTimeout(timer);
  }, [isSeen, masked, keys, value]);
  const wake = () => {
    setResting(false);
    setKeys((count) => count + 1);
  };
  const workOn = (from: number, to: number) => {
    left.current = [from, to];
    setWorking(true);
    onReveal();
  };
  const selectAll = () => {
    const element = input.current?.input;
    if (element && (element.selectionStart !== 0 || element.selectionEnd !== element.value.length)) element.select();
  };
  useLayoutEffect(() => {
    // The text changes under the selection, which would be lost.
    if (isHidden) input.current?.input?.select();
    else if (isSeen && left.current) input.current?.input?.setSelectionRange(...left.current);
    if (isSeen) left.current = null;
  }, [isSeen, isHidden]);
  /** What goes to the clipboard leaves it again, whether the number is whole on screen or not; false where nothing goes. */
  const takeOut = (event: ClipboardEvent<HTMLInputElement>): boolean => {
    const { selectionStart, selectionEnd, value: seen } = event.currentTarget;
    const text = isHidden ? value : seen.slice(selectionStart ?? 0, selectionEnd ?? 0);
    if (!masked || text === '') return false;
    event.preventDefault();
    copyHidden(event.clipboardData, text);
    onReveal();
    return true;
  };
  const byKey = (event: KeyboardEvent<HTMLInputElement>) => {
    wake();
    const caret = partKeys[event.key];
    if (isHidden && caret !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      workOn(caret < 0 ? value.length : caret, caret < 0 ? value.length : caret);
    }
    onKeyDown?.(event);
  };
  return (
    <Input
      {...rest}
      ref={input}
      value={shown ? value : maskNumber(value)}
      readOnly={rest.readOnly === true || (masked && inside && working && resting)}
      suffix={
        masked ? (
          value === '' || isSeen ? (
            <span />
          ) : (
            <HoldToSee
              field={rest.id}
              onShow={() => {
                setHeld(true);
                onReveal();
              }}
              onHide={() => setHeld(false)}
            />
          )
        ) : undefined
      }
      onChange={(event) => {
        // What stood there hidden goes as a whole or not at all: half of a mask is nobody's number.
        if (isHidden && event.target.value.includes('*')) return;
        setWorking(true);
        onChange?.(event);
      }}
      onSelect={() => {
        if (isHidden && !points.current) selectAll();
      }}
      onCopy={takeOut}
      onCut={(event) => {
        if (isHidden) event.preventDefault();
        else if (takeOut(event)) document.execCommand('delete');
      }}
      onPointerDown={(event) => {
        points.current = inside;
        // Pressed on what is selected, the caret would go where it points only after the click.
        if (isHidden) event.currentTarget.setSelectionRange(0, 0);
        wake();
        onPointerDown?.(event);
      }}
      onClick={({ currentTarget: element }) => {
        if (isHidden && points.current) workOn(element.selectionStart ?? 0, element.selectionEnd ?? 0);
        else if (isHidden) selectAll();
        points.current = false;
      }}
      onKeyDown={byKey}
      onFocus={(event) => {
        setInside(true);
        // Back in the window, in the middle of it.
        if (working) onReveal();
        onFocus?.(event);
      }}
      onBlur={(event) => {
        const { currentTarget: element } = event;
        // It stays the active element when the whole window loses the keyboard.
        const goesOn = document.activeElement === element && working;
        left.current = goesOn ? [element.selectionStart, element.selectionEnd] : null;
        points.current = false;
        setInside(false);
        setResting(false);
        if (!goesOn) setWorking(false);
        onBlur?.(event);
      }}
    />
  );
}
