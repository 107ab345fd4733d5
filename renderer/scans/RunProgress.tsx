import { paceOf } from '#shared/api/pace.ts';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import type { ScanRun } from './scanWork.ts';

/** How far a check is, how fast, and how long it will still take. */
export function RunProgress({ run, onPause, onCancel }: { run: ScanRun; onPause: () => void; onCancel: () => void }) {
  const pace = paceOf(run, run.first, performance.now());
  const label = pace ? `每秒 ${pace.rate.toFixed(1)} 个，约剩 ${pace.secondsLeft} 秒` : '';
  return <WorkProgress done={run.done} total={run.total} label={label} onPause={onPause} onCancel={onCancel} />;
}
