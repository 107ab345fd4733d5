import { Input } from 'antd';
import type { ComponentProps } from 'react';

/**
 * A paragraph that grows with its text.
 *
 * By CSS alone: antd's own `autoSize` measures with a style attribute, which the content policy refuses.
 */
export function GrowingTextArea(props: ComponentProps<typeof Input.TextArea>) {
  return (
    <Input.TextArea {...props} style={{ fieldSizing: 'content', minHeight: 56, maxHeight: 240, ...props.style }} />
  );
}
