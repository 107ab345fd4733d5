import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useShowCase } from '../useOpenedCase.ts';

/** What can happen to a case: it moves on, is rejected, is remarked upon; reasons are answered. */
export function useProgressActions() {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const show = useShowCase();
  const report = useReportError();
  const moved = { onSuccess: show, onError: report };
  const told = { onSuccess: () => announceChange(cache), onError: report };
  return {
    move: useMutation(queries.progress.move.mutationOptions(moved)),
    reject: useMutation(queries.progress.reject.mutationOptions(moved)),
    note: useMutation(queries.progress.note.mutationOptions(told)),
    answer: useMutation(queries.progress.answer.mutationOptions(told)),
  };
}
export type ProgressActions = ReturnType<typeof useProgressActions>;
