import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { useSearchParams } from 'react-router';
import type { OpenedCase } from '#shared/api/cases.ts';
import { isAnswered, lastRejection } from '#shared/filing/lastRejection.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useDraftsHandedBack } from '../../app/draftKeeperContext.ts';
import { readError } from '../../app/readError.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { SmsNotice } from '../header/SmsClock.tsx';
import { CaseLinks, FiledCard } from './FiledCard.tsx';
import { HistoryLine } from './HistoryLine.tsx';
import { looseEnds } from './looseEnds.ts';
import { MoveForm } from './MoveForm.tsx';
import { NoteForm } from './NoteForm.tsx';
import { RejectDialog, useRejectionBegun } from './RejectDialog.tsx';
import { RejectionCard } from './RejectionCard.tsx';
import { StageNow } from './StageNow.tsx';
import { cameFromOf } from './stageSteps.ts';
import { useProgressActions } from './useProgressActions.ts';

/** The tab with the dialog for a rejection open. */
const rejecting = { reject: '' };

/** How far a case is: its history, moving it on, rejections answered one by one, notes. */
export function ProgressTab({ opened }: { opened: OpenedCase }) {
  const { number: caseNumber, stage, filingType } = opened.application.filingCase;
  const { province } = opened.application.subject;
  const { queries } = useDesk();
  const { move, reject, note, answer, ...actions } = useProgressActions();
  // By its address it is open again after the vault was locked.
  const [address, setAddress] = useSearchParams();
  const draftsHandedBack = useDraftsHandedBack();
  const rejectionBegun = useRejectionBegun(caseNumber, stage);
  const history = useQuery(
    queries.progress.history.queryOptions({
      input: { caseNumber },
      // What a clock says in words is right for a minute.
      refetchInterval: ({ state }) => (state.data && state.data.clocks.length > 0 ? 60_000 : false),
    }),
  );
  if (history.error && !history.data)
    return <ErrorPanel error={readError(history.error)} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Waiting what="正在打开进度" />;
  const last = lastRejection(history.data.events, history.data.rejections);
  const undoable = last !== null && !isAnswered(last) ? last.id : null;
  return (
    <Flex gap={16} align="flex-start" wrap>
      <Flex vertical gap={16} style={{ flex: '1 1 340px', minWidth: 0 }}>
        {opened.smsDueAt !== null && <SmsNotice dueAt={opened.smsDueAt} application={opened.application} />}
        <StageNow
          caseNumber={caseNumber}
          stage={stage}
          filingType={filingType}
          history={history.data}
          mark={actions.mark}
        />
        {stage === 'done' && <FiledCard opened={opened} marks={history.data.marks} actions={actions} />}
        <CaseLinks links={opened.links} />
        {history.data.rejections.map((rejection) => (
          <RejectionCard
            key={rejection.id}
            caseNumber={caseNumber}
            rejection={rejection}
            answer={answer}
            undo={rejection.id === undoable ? actions.undoRejection : null}
            province={province}
          />
        ))}
        <Card size="small" title="经过">
          <HistoryLine events={history.data.events} />
        </Card>
      </Flex>
      <Flex vertical gap={16} style={{ flex: '0 1 300px' }}>
        <MoveForm
          caseNumber={caseNumber}
          stage={stage}
          filingType={filingType}
          cameFrom={cameFromOf(history.data.events)}
          loose={looseEnds(opened, history.data.rejections)}
          move={move}
        />
        {/* What is filed cannot be rejected any more. */}
        {stage !== 'done' && (
          <Button danger onClick={() => setAddress(rejecting, { replace: true })}>
            {rejectionBegun ? '继续记录驳回…' : '记录驳回…'}
          </Button>
        )}
        <NoteForm caseNumber={caseNumber} note={note} />
      </Flex>
      {address.has('reject') && stage !== 'done' && draftsHandedBack && (
        <RejectDialog
          caseNumber={caseNumber}
          stage={stage}
          reject={reject}
          onClose={() => setAddress({}, { replace: true })}
        />
      )}
    </Flex>
  );
}
