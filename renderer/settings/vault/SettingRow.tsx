import { Flex, Typography, theme } from 'antd';
import type { ReactNode } from 'react';

/** One matter of the settings: what it is about, a button for it, and below it the form once that is open. */
export function SettingRow({
  title,
  about,
  action,
  children,
}: {
  title: string;
  about: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { token } = theme.useToken();
  return (
    <section style={{ padding: '16px 0', borderBottom: `1px solid ${token.colorBorderSecondary}` }}>
      <Flex justify="space-between" align="flex-start" gap={16}>
        <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          <Typography.Title level={2} style={{ margin: 0, fontSize: token.fontSizeLG }}>
            {title}
          </Typography.Title>
          <Typography.Text type="secondary">{about}</Typography.Text>
        </div>
        {action && <div style={{ flex: 'none' }}>{action}</div>}
      </Flex>
      {children && <div style={{ marginTop: 16, maxWidth: 560 }}>{children}</div>}
    </section>
  );
}
