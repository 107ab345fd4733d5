import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

/** Nothing here yet: says so, and teaches the next step. */
export function EmptyState({ title, next, children }: { title: string; next: string; children?: ReactNode }) {
  return (
    <Flex vertical align="center" gap={8} style={{ padding: '56px 24px', textAlign: 'center' }}>
      <Typography.Title level={2} style={{ margin: 0, fontSize: 20 }}>
        {title}
      </Typography.Title>
      <Typography.Text type="secondary" style={{ maxWidth: 520 }}>
        {next}
      </Typography.Text>
      {children && (
        <Flex gap={8} wrap justify="center" style={{ marginTop: 12 }}>
          {children}
        </Flex>
      )}
    </Flex>
  );
}
