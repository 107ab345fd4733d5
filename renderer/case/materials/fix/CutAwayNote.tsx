import { Alert, Checkbox } from 'antd';
import type { RefObject } from 'react';

/** That the corners cut part of the paper away, how much, and that somebody knows it. */
export function CutAwayNote({
  lost,
  what,
  known,
  onKnown,
  asked,
  box,
}: {
  /** Share of the paper. */
  lost: number;
  /** What the paper is called: 证件 or 纸张. */
  what: string;
  known: boolean;
  onKnown: (known: boolean) => void;
  /** Whether somebody tried to save without saying so. */
  asked: boolean;
  box: RefObject<HTMLInputElement | null>;
}) {
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={`会裁掉约 ${Math.round(lost * 100)}% 的${what}`}
      description={
        <>
          <p style={{ margin: '0 0 6px' }}>
            {asked && !known
              ? '请把蓝色圆点拉到四个角上，或者勾选下面这一句再保存。'
              : `四个角不在${what}的角上，要交的内容可能被裁掉。`}
          </p>
          <Checkbox
            checked={known}
            onChange={({ target }) => onKnown(target.checked)}
            ref={(held) => {
              box.current = held?.input ?? null;
            }}
          >
            我看过了，就这样裁
          </Checkbox>
        </>
      }
    />
  );
}
