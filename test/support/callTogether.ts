import type { Client } from '#backend/createBackend.ts';

interface Together {
  readonly client: Client;
  readonly caseNumbers: readonly string[];
  readonly callers: number;
  readonly savesEach: number;
  /** Lets calls through, all of them where none is given. */
  readonly inTurn?: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

const field = 'filingCase.note' as const;

/**
 * So many callers, several to a case, each counting up a field of it so often, from what it saw there last; who is told
 * of a conflict looks again.
 *
 * Each signs what it writes, because two who want the very same are not in each other's way. `counted`, the sum of what
 * the fields hold at the end, is how often was `saved`, unless a change was lost.
 */
export async function callTogether({
  client,
  caseNumbers,
  callers,
  savesEach,
  inTurn = (work) => work(),
}: Together): Promise<{ readonly saved: number; readonly conflicts: number; readonly counted: number }> {
  let saved = 0;
  let conflicts = 0;
  const lookAt = async (caseNumber: string) =>
    (await inTurn(() => client.cases.open({ caseNumber }))).application.filingCase.note;
  const countUp = async (_: unknown, caller: number) => {
    const caseNumber = caseNumbers[caller % caseNumbers.length] ?? '';
    for (let left = savesEach; left > 0; ) {
      const expected = await lookAt(caseNumber);
      const edits = [{ field, value: `${countIn(expected) + 1} by ${caller}`, expected }];
      try {
        await inTurn(() => client.cases.edit({ caseNumber, edits }));
        saved += 1;
        left -= 1;
      } catch (error) {
        if (Reflect.get(Object(error), 'code') !== 'editConflict') throw error;
        conflicts += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, countUp));
  const notes = await Promise.all(caseNumbers.map(lookAt));
  return { saved, conflicts, counted: notes.reduce((sum, note) => sum + countIn(note), 0) };
}

function countIn(note: string | null): number {
  // Another note than ours counts for nothing.
  return Number.parseInt(note ?? '', 10) || 0;
}
