import { addresses } from '../app/addresses.ts';
import { ViewSwitch } from '../parts/ViewSwitch.tsx';

const views = [
  { address: addresses.cases, label: '列表' },
  { address: addresses.stageBoard, label: '看板' },
];

/** The two looks at all cases: in rows, or as cards by stage. */
export function CaseViews({ here }: { here: string }) {
  return <ViewSwitch here={here} views={views} />;
}
