import type { EraseEvent } from '#shared/api/erasure.ts';
import type { ClosedOffice } from './closedOffice.ts';

/** Erases closed cases of an office and answers with all that is told of it. */
export async function eraseCases(
  office: ClosedOffice,
  numbers: string[],
  renewBackups: 'own' | 'all' | 'none' = 'none',
): Promise<EraseEvent[]> {
  const events: EraseEvent[] = [];
  for await (const event of await office.client.erasure.erase({ numbers, staff: '样例丁', renewBackups }))
    events.push(event);
  return events;
}
