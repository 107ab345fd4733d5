import { Button, Divider, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useSample } from '../app/sampleContext.ts';

/** The sample office for the curious, beside other ways on. */
export function SampleOffer({ children }: { children?: ReactNode }) {
  const { open } = useSample();
  return (
    <div>
      <Divider style={{ margin: '0 0 12px' }} />
      <Flex gap={4} wrap align="center" justify="center">
        <Typography.Text type="secondary">想先看看？</Typography.Text>
        <Button type="link" onClick={open}>
          打开示例资料库
        </Button>
        {children}
      </Flex>
    </div>
  );
}
