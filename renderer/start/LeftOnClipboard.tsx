import { Typography } from 'antd';
import { useSyncExternalStore } from 'react';
import { heldNow, subscribeHeld } from '../parts/heldCopy.ts';

/** At the locked door, where the browser did not let the page empty the clipboard yet. */
export function LeftOnClipboard() {
  const held = useSyncExternalStore(subscribeHeld, heldNow);
  if (held === 'nothing') return null;
  return (
    <Typography.Text type="warning" role="status">
      刚才复制的内容可能还在剪贴板里，浏览器不让自动清空：在这一页按任意键或点一下就清掉。
    </Typography.Text>
  );
}
