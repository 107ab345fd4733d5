import { WorkProgress } from '../parts/WorkProgress.tsx';
import type { SampleOpening } from '../vault/useOpenSample.ts';
import { StartFrame } from './StartFrame.tsx';

/** The sample office while it is laid out: the window can wait for nothing else meanwhile. */
export function OpeningSample({
  progress,
  onCancel,
}: {
  progress: NonNullable<SampleOpening['progress']>;
  onCancel: () => void;
}) {
  return (
    <StartFrame title="正在准备示例资料库" intro="第一次要把虚构的客户和图片放进去，请稍等。以后再开就快了。">
      <WorkProgress {...progress} onCancel={onCancel} />
    </StartFrame>
  );
}
