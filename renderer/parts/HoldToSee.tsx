import { EyeOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { type KeyboardEvent, useRef } from 'react';

/**
 * The eye in a field whose number is hidden: held down, by mouse, finger or space bar, the number is to be seen; let go, it is
 * hidden again. The field keeps the keyboard while the mouse or a finger holds it.
 */
export function HoldToSee({
  field,
  onShow,
  onHide,
}: {
  /** Id of the field, which stands right before it. */
  field: string | undefined;
  onShow: () => void;
  onHide: () => void;
}) {
  const held = useRef(false);
  const show = () => {
    if (held.current) return;
    held.current = true;
    onShow();
  };
  const hide = () => {
    if (!held.current) return;
    held.current = false;
    onHide();
  };
  const byKey = (event: KeyboardEvent, act: () => void) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <Tooltip title="按住查看完整号码，会记进访问记录。直接输入会整个换掉；只改几位，请在框里再点一下，或者按 F2。">
      <button
        type="button"
        className="beian-bare"
        aria-label="按住查看完整号码"
        aria-controls={field}
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          show();
        }}
        onPointerUp={hide}
        onPointerCancel={hide}
        onLostPointerCapture={hide}
        onKeyDown={(event) => byKey(event, show)}
        onKeyUp={(event) => byKey(event, hide)}
        onBlur={hide}
        onContextMenu={(event) => event.preventDefault()}
        style={{ cursor: 'pointer', touchAction: 'none', paddingInline: 2 }}
      >
        <EyeOutlined aria-hidden />
      </button>
    </Tooltip>
  );
}
