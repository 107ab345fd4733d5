import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect } from 'react';
import type { Stage } from '#shared/filing/stage.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { useDialog } from '../../parts/useDialog.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { useOpenedCase } from '../useOpenedCase.ts';
import { looseEnds } from './looseEnds.ts';
import { MoveForm } from './MoveForm.tsx';
import { useMoveChoice } from './moveChoice.ts';
import { cameFromOf } from './stageSteps.ts';
import { useProgressActions } from './useProgressActions.ts';

/** Moves a case from wherever it is listed: the same form, questions and undo as on its 进度. */
export function MoveDialog({
  caseNumber,
  to,
  onClosed,
}: {
  caseNumber: string;
  /** The stage somebody pointed at; null leaves the choice to the form. */
  to: Stage | null;
  onClosed: () => void;
}) {
  const { queries } = useDesk();
  const { close, dialog } = useDialog(onClosed);
  const { move } = useProgressActions();
  const [, choose] = useMoveChoice(caseNumber);
  const opened = useOpenedCase(caseNumber);
  const history = useQuery(queries.progress.history.queryOptions({ input: { caseNumber } }));
  const error = opened.data && history.data ? null : (opened.error ?? history.error);
  useEffect(() => {
    choose(to);
    return () => void choose(null);
  }, [choose, to]);
  const again = () => {
    void opened.refetch();
    void history.refetch();
  };
  const name = opened.data?.application.miniProgram.name ?? opened.data?.application.subject.name ?? caseNumber;
  return (
    <Modal {...dialog} title={`把“${name}”移到别的阶段`} footer={null} width={440}>
      {error ? (
        <ErrorPanel error={readError(error)} onRetry={again} />
      ) : opened.data && history.data ? (
        <MoveForm
          caseNumber={caseNumber}
          stage={opened.data.application.filingCase.stage}
          filingType={opened.data.application.filingCase.filingType}
          cameFrom={cameFromOf(history.data.events)}
          loose={looseEnds(opened.data, history.data.rejections)}
          move={move}
          onMoved={close}
        />
      ) : (
        <Waiting what="正在打开案件" />
      )}
    </Modal>
  );
}
