import { Flex, Typography, theme } from 'antd';
import { type ReactNode, useEffect } from 'react';

/** Names the window after what is on screen. Never who it is about: browsers keep titles in histories on the disk. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 备案工作台`;
  }, [title]);
}

/** The heading of a screen, with its actions at the right; also the title of the window. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
  const { token } = theme.useToken();
  useWindowTitle(title);
  return (
    <Flex align="center" justify="space-between" gap={12} wrap style={{ marginBottom: 16 }}>
      <Typography.Title level={1} style={{ margin: 0, fontSize: token.fontSizeHeading3 }}>
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
