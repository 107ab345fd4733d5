import { Tooltip } from 'antd';
import { useState } from 'react';
import { maskNumber } from '#shared/filing/maskNumber.ts';

/**
 * An ID number or phone with its middle hidden until it is held down or focused by the keyboard. `onShow` writes that down,
 * for one that lies in the vault.
 */
export function MaskedNumber({ value, label, onShow }: { value: string; label: string; onShow?: () => void }) {
  const [shown, setShown] = useState(false);
  const show = () => {
    if (!shown) onShow?.();
    setShown(true);
  };
  const hide = () => setShown(false);
  return (
    <Tooltip title={onShow ? '按住查看完整号码，会记进访问记录' : '按住查看完整号码'}>
      <button
        type="button"
        className="beian-bare beian-number"
        aria-label={shown ? `${label} ${value}` : `${label} ${maskNumber(value)}，按住查看`}
        onPointerDown={show}
        onPointerUp={hide}
        onPointerLeave={hide}
        onKeyDown={({ key }) => key === ' ' && show()}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && show()}
        onBlur={hide}
        style={{ cursor: 'pointer', userSelect: shown ? 'text' : 'none' }}
      >
        {shown ? value : maskNumber(value)}
      </button>
    </Tooltip>
  );
}
