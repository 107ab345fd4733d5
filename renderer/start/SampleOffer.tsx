import { Button, Divider, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { useOpenSample } from '../vault/useOpenSample.ts';

/** The sample office for the curious, beside other ways on. While it is laid out, how far that is stands here. */
export function SampleOffer({
  onStanding,
  children,
}: {
  /** Called with true while the page must stay although the vault may be open already. */
  onStanding: (standing: boolean) => void;
  children?: ReactNode;
}) {
  const sample = useOpenSample({ onStart: () => onStanding(true), onEnd: () => onStanding(false) });
  return (
    <div>
      <Divider style={{ margin: '0 0 12px' }} />
      {sample.progress ? (
        <WorkProgress {...sample.progress} onCancel={sample.cancel} />
      ) : (
        <Flex vertical gap={8}>
          <ErrorNote error={sample.error} />
          <Flex gap={4} wrap align="center" justify="center">
            <Typography.Text type="secondary">想先看看？</Typography.Text>
            <Button type="link" onClick={sample.open}>
              打开示例资料库
            </Button>
            {children}
          </Flex>
        </Flex>
      )}
    </div>
  );
}
