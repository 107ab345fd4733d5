import { Button, Flex, Space } from 'antd';
import type { ReactNode } from 'react';

/** The buttons of a dialog that keeps what was typed; while there is something, a way to begin anew. */
export function DraftFooter({ buttons, onClear }: { buttons: ReactNode; onClear: (() => void) | null }) {
  return (
    <Flex justify="space-between" gap={12}>
      <span>
        {onClear && (
          <Button type="text" onClick={onClear}>
            清空
          </Button>
        )}
      </span>
      <Space>{buttons}</Space>
    </Flex>
  );
}
