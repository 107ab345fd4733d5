import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { useDesk } from '../../app/deskContext.ts';
import { usePreference } from '../../app/preferences.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUndoNote } from '../../parts/useUndoNote.tsx';
import { useShowCase } from '../useOpenedCase.ts';

/** Standing by a finding, answering what only a person knows, having seen what nobody can check. */
export function useSettlements() {
  const { client, queries } = useDesk();
  const show = useShowCase();
  const report = useReportError();
  const offerUndo = useUndoNote();
  const told = { onSuccess: show, onError: report };
  return {
    override: useMutation(
      queries.settlements.override.mutationOptions({
        onSuccess: (opened, { caseNumber, rule, where, message }) => {
          show(opened);
          offerUndo('已写明理由，这一条不再算问题', async () => {
            show(await client.settlements.restore({ caseNumber, rule, where, message }));
          });
        },
        onError: report,
      }),
    ),
    answerAlike: useMutation(
      queries.materials.answerAlike.mutationOptions({
        onSuccess: (opened, { same, ...two }) => {
          show(opened);
          if (same === null) return;
          offerUndo(same ? '已记下：是同一张' : '已记下：不是同一张，以后不再问', async () => {
            show(await client.materials.answerAlike({ ...two, same: null }));
          });
        },
        onError: report,
      }),
    ),
    restore: useMutation(queries.settlements.restore.mutationOptions(told)),
    answer: useMutation(queries.settlements.answer.mutationOptions(told)),
    notice: useMutation(queries.settlements.notice.mutationOptions(told)),
  };
}
export type Settlements = ReturnType<typeof useSettlements>;

/** Who is sitting here, as last said; else whoever has the case. Staff say it once and it stands in every such place. */
export function useWhoIAm(caseStaff: string | null): readonly [string, (name: string) => void] {
  const [said, say] = usePreference('desk.whoIAm', z.string().max(60), '');
  const [typed, type] = useState<string | null>(null);
  const change = (name: string) => {
    type(name);
    if (name.trim() !== '') say(name);
  };
  return [typed ?? (said || (caseStaff ?? '')), change];
}
