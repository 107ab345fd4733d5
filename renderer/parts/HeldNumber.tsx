import { Tooltip } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useReportError } from './useReportError.ts';

/**
 * A number with its middle hidden: held down, by the mouse or with the space bar, it is asked for, written down in the
 * access log by whoever answers, and shown; let go, it is forgotten again.
 */
export function HeldNumber({
  ask,
  masked,
  label,
}: {
  ask: () => Promise<string | null>;
  masked: string;
  label: string;
}) {
  const report = useReportError();
  const [shown, setShown] = useState<string | null>(null);
  const held = useRef(false);
  const show = () => {
    if (held.current) return;
    held.current = true;
    ask().then((value) => {
      if (held.current) setShown(value);
    }, report);
  };
  const hide = () => {
    held.current = false;
    setShown(null);
  };
  useEffect(
    () => () => {
      held.current = false;
    },
    [],
  );
  const byKey = (event: KeyboardEvent, act: () => void) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    act();
  };
  return (
    <Tooltip title="按住查看完整号码，会记进访问记录">
      <button
        type="button"
        className="beian-bare beian-number"
        aria-label={shown === null ? `${label} ${masked}，按住查看` : `${label} ${shown}`}
        onPointerDown={show}
        onPointerUp={hide}
        onPointerLeave={hide}
        onPointerCancel={hide}
        onKeyDown={(event) => byKey(event, show)}
        onKeyUp={(event) => byKey(event, hide)}
        onBlur={hide}
        onContextMenu={(event) => event.preventDefault()}
        style={{ cursor: 'pointer', userSelect: shown === null ? 'none' : 'text' }}
      >
        {shown ?? masked}
      </button>
    </Tooltip>
  );
}
