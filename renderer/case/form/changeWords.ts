import { fieldLabel } from '#shared/filing/fieldLabel.ts';
import { roleLabels } from '#shared/filing/person.ts';
import { type Change, fieldsOf } from './editHistory.ts';

/** More fields than this are counted. */
const mostNamed = 3;

/** What a change was about, for the note that it was taken back. */
export function changeWords(change: Change): string {
  if (change.type === 'role') return `${roleLabels[change.role]}由谁担任`;
  const names = fieldsOf(change).map(fieldLabel);
  return names.length > mostNamed ? `${names.slice(0, mostNamed).join('、')}等 ${names.length} 处` : names.join('、');
}
