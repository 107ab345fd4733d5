import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUndoNote } from '../../parts/useUndoNote.tsx';
import { useShowCase } from '../useOpenedCase.ts';

/** Adding, replacing and removing the files of a case, each with its way back. */
export function useMaterialActions(caseNumber: string) {
  const { client } = useDesk();
  const { message } = App.useApp();
  const show = useShowCase();
  const report = useReportError();
  const offerUndo = useUndoNote();

  const putBack = async (slot: MaterialSlotId, taken: readonly number[], given: readonly number[]) => {
    for (const scanId of taken) show(await client.materials.remove({ caseNumber, slot, scanId }));
    for (const scanId of given) show(await client.materials.attach({ caseNumber, slot, scanId }));
  };

  const add = useMutation({
    mutationFn: async (request: { slot: MaterialSlotId; files: File[]; replace: boolean }) => {
      const added = await client.materials.add({ caseNumber, ...request });
      show(added.opened);
      const troubles = added.results.filter(({ outcome }) => outcome !== 'stored');
      for (const { file, reason } of troubles) message.warning(`${file}：${reason ?? '没有放入'}`, 6);
      if (added.removed.length > 0) {
        const now = added.opened.materials.filter(({ slot }) => slot === request.slot).map(({ scanId }) => scanId);
        const fresh = now.filter((scanId) => !added.removed.includes(scanId));
        offerUndo(`已替换“${materialSlot(request.slot).label}”`, () => putBack(request.slot, fresh, added.removed));
      }
    },
    onError: report,
  });

  const remove = useMutation({
    mutationFn: async ({ slot, scanId }: { slot: MaterialSlotId; scanId: number }) => {
      show(await client.materials.remove({ caseNumber, slot, scanId }));
      offerUndo(`已从“${materialSlot(slot).label}”移出，原件还在资料库里`, () => putBack(slot, [], [scanId]));
    },
    onError: report,
  });

  return { add, remove };
}
