import { Flex, Spin, Typography } from 'antd';

/** Something is on its way; says what. Shown only after a moment, so that quick answers do not flicker. */
export function Waiting({ what }: { what: string }) {
  return (
    <Flex vertical align="center" justify="center" gap={12} role="status" style={{ minHeight: 240, height: '100%' }}>
      <Spin delay={200} />
      <Typography.Text type="secondary">{what}…</Typography.Text>
    </Flex>
  );
}
