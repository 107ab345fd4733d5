import { lazy, Suspense } from 'react';
import { Waiting } from '../parts/Waiting.tsx';
import { StartFrame } from './StartFrame.tsx';

/** Few ever need it: it is no part of the first screen. */
const RestoreFromBackup = lazy(async () => ({
  default: (await import('./RestoreFromBackup.tsx')).RestoreFromBackup,
}));

/** The page of the way back: a vault made of a backup. */
export function RestorePage({ from, onBack }: { from: string; onBack: () => void }) {
  return (
    <StartFrame title="从备份恢复" intro="用备份重新做出一个资料库，放进新的文件夹；备份本身不会动。">
      <Suspense fallback={<Waiting what="正在打开" />}>
        <RestoreFromBackup from={from} onBack={onBack} />
      </Suspense>
    </StartFrame>
  );
}
