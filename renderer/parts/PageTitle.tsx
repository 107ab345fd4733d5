import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';

/** The heading of a screen, with its actions at the right; also the title of the window. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · 备案工作台`;
  }, [title]);
  return (
    <Flex align="center" justify="space-between" gap={12} wrap style={{ marginBottom: 16 }}>
      <Typography.Title level={3} style={{ margin: 0 }}>
        {title}
      </Typography.Title>
      {children && (
        <Flex gap={8} wrap>
          {children}
        </Flex>
      )}
    </Flex>
  );
}
