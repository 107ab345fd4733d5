import { Button, Divider, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useSample } from '../app/sampleContext.ts';

/** Beside the way through: the sample office for the curious, a vault that lies elsewhere, and a backup. */
export function OtherWays({ onElsewhere, onRestore }: { onElsewhere: () => void; onRestore: () => void }) {
  const { open } = useSample();
  return (
    <div>
      <Divider style={{ margin: '4px 0 16px' }} />
      <Flex gap={16} wrap>
        <OtherWay about="想先看看怎么用">
          <Button onClick={open}>打开示例资料库</Button>
        </OtherWay>
        <OtherWay about="在移动硬盘、共享文件夹里">
          <Button onClick={onElsewhere}>打开已有的资料库</Button>
        </OtherWay>
        <OtherWay about="电脑坏了，或者资料库打不开了">
          <Button onClick={onRestore}>从备份恢复</Button>
        </OtherWay>
      </Flex>
    </div>
  );
}

function OtherWay({ about, children }: { about: string; children: ReactNode }) {
  return (
    <Flex vertical gap={6} align="flex-start" style={{ flex: '1 1 180px' }}>
      <Typography.Text type="secondary">{about}</Typography.Text>
      {children}
    </Flex>
  );
}
