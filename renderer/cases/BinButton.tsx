import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';

/** Goes into the 回收站 and out again; there as long as something is in it. */
export function BinButton({ count, on, onOn }: { count: number; on: boolean; onOn: (on: boolean) => void }) {
  return (
    <Button
      icon={<DeleteOutlined aria-hidden />}
      color={on ? 'primary' : 'default'}
      variant={on ? 'solid' : 'text'}
      aria-pressed={on}
      onClick={() => onOn(!on)}
      style={{ marginInlineStart: 'auto' }}
    >
      回收站 <span className="beian-number">{count}</span>
    </Button>
  );
}
