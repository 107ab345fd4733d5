import { type CheckboxRef, Typography } from 'antd';
import type { Ref } from 'react';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { VirtualRows } from '../parts/VirtualRows.tsx';
import { FixChoices } from './FixChoices.tsx';
import { FixManyPreview } from './FixManyPreview.tsx';
import { type ManyChoice, verbOf, whyNotYet } from './manyChoice.ts';
import { type Ahead, type LookedFar, sayAhead } from './scansAhead.ts';
import { TriedRow } from './TriedRow.tsx';

/** What is to be done to which scans, and how they will look; where none would change, why each of them stays. */
export function ChooseFixes({
  choice,
  ahead,
  far,
  error,
  first,
  onChoice,
}: {
  choice: ManyChoice;
  ahead: Ahead;
  far: LookedFar;
  /** Why the cases could not be looked through. */
  error: unknown;
  /** The first choice, where the keyboard begins. */
  first: Ref<CheckboxRef>;
  onChoice: (choice: ManyChoice) => void;
}) {
  const ready = whyNotYet(choice) === null;
  const nothing = ahead.changed.length === 0 && far.looked >= far.cases;
  return (
    <>
      <FixChoices choice={choice} first={first} onChoice={onChoice} />
      <ErrorNote error={error} />
      {ready && (
        <Typography.Text type="secondary" role="status">
          {sayAhead(ahead, far)}
        </Typography.Text>
      )}
      {ready && <FixManyPreview changed={ahead.changed} />}
      {ready && nothing && ahead.staying.length > 0 && (
        <VirtualRows
          label="不动的图"
          items={ahead.staying}
          keyOf={({ scan }) => String(scan.scanId)}
          row={({ scan: { caseNumber, scanId, slot, name }, reason }) => (
            <TriedRow
              item={{ type: 'left', caseNumber, scanId, slot, name, reason, failed: false, undone: false }}
              verb={verbOf(choice)}
              busy={false}
              onUndo={() => undefined}
            />
          )}
        />
      )}
    </>
  );
}
