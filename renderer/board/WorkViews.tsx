import { addresses } from '../app/addresses.ts';
import { ViewSwitch } from '../parts/ViewSwitch.tsx';

const views = [
  { address: addresses.board, label: '今天' },
  { address: addresses.calendar, label: '日历' },
];

/** The two looks at the work: what is to be done today, and what comes in a month. */
export function WorkViews({ here }: { here: string }) {
  return <ViewSwitch here={here} views={views} />;
}
