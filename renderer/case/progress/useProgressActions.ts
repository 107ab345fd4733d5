import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isEarlier, stageLabels } from '#shared/filing/stage.ts';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { discardDraft } from '../../parts/useDraft.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUndoNote } from '../../parts/useUndoNote.tsx';
import { useShowCase } from '../useOpenedCase.ts';
import { answerDraft } from './answerDraft.ts';

/** What can happen to a case: it moves on, is rejected, is remarked upon; reasons are answered. */
export function useProgressActions() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const show = useShowCase();
  const report = useReportError();
  const offerUndo = useUndoNote();
  const told = { onSuccess: () => announceChange(cache), onError: report };
  const undoRejection = async ({ caseNumber, rejectionId }: { caseNumber: string; rejectionId: number }) => {
    const { rejections } = await client.progress.history({ caseNumber });
    show(await client.progress.undoRejection({ caseNumber, rejectionId }));
    // What was begun in answer to its reasons has no place any more.
    for (const { id } of rejections.find((each) => each.id === rejectionId)?.reasons ?? [])
      discardDraft(cache, answerDraft(caseNumber, id));
  };
  return {
    move: useMutation(
      queries.progress.move.mutationOptions({
        onSuccess: (opened, { caseNumber, from, to }) => {
          show(opened);
          const label = stageLabels[to];
          offerUndo(isEarlier(to, from) ? `已退回到“${label}”` : `已进入“${label}”`, async () => {
            const note = `撤销：回到“${stageLabels[from]}”`;
            show(await client.progress.move({ caseNumber, from: to, to: from, at: null, note }));
          });
        },
        onError: report,
      }),
    ),
    reject: useMutation(
      queries.progress.reject.mutationOptions({
        onSuccess: ({ opened, rejectionId }, { caseNumber, from, backTo }) => {
          show(opened);
          offerUndo(`已记录${stageLabels[from]}驳回，退回到“${stageLabels[backTo]}”`, () =>
            undoRejection({ caseNumber, rejectionId }),
          );
        },
        onError: report,
      }),
    ),
    undoRejection: useMutation({
      mutationFn: undoRejection,
      onError: (error) => {
        report(error);
        // Somebody answered it or moved the case on: that comes on screen.
        void announceChange(cache);
      },
    }),
    mark: useMutation(queries.progress.mark.mutationOptions(told)),
    follow: useMutation(queries.cases.follow.mutationOptions(told)),
    setNumber: useMutation({
      mutationFn: ({ caseNumber, value, expected }: { caseNumber: string; value: string; expected: string | null }) =>
        client.cases.edit({ caseNumber, edits: [{ field: 'miniProgram.recordNumber', value, expected }] }),
      onSuccess: show,
      onError: report,
    }),
    note: useMutation(queries.progress.note.mutationOptions(told)),
    answer: useMutation(
      queries.progress.answer.mutationOptions({
        ...told,
        onError: (error) => {
          report(error);
          // Somebody else answered meanwhile: what they said comes on screen beside what was typed here.
          void announceChange(cache);
        },
      }),
    ),
  };
}
export type ProgressActions = ReturnType<typeof useProgressActions>;

/** Lets work go on whose failure was told already. */
export function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
