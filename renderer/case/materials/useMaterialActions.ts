import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { type MaterialSlotId, materialSlot } from '#shared/filing/materialSlot.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUndoNote } from '../../parts/useUndoNote.tsx';
import { useShowCase } from '../useOpenedCase.ts';

/** Adding, replacing and removing the files of a case, each with its way back. */
export function useMaterialActions(caseNumber: string) {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const show = useShowCase();
  const report = useReportError();
  const offerUndo = useUndoNote();

  const putBack = async (slot: MaterialSlotId, taken: readonly number[], given: readonly CaseMaterial[]) => {
    for (const scanId of taken) show(await client.materials.remove({ caseNumber, slot, scanId }));
    for (const { scanId, signedOn, position, givenName, fix } of given)
      show(
        await client.materials.attach({
          caseNumber,
          slot,
          scanId,
          signedOn,
          position,
          name: givenName,
          recipe: fix?.recipe ?? null,
        }),
      );
  };

  const add = useMutation({
    mutationFn: async (request: { slot: MaterialSlotId; files: File[]; replace: boolean }) => {
      const before = cache.getQueryData(queries.cases.open.queryKey({ input: { caseNumber } }))?.materials ?? [];
      const added = await client.materials.add({ caseNumber, ...request });
      show(added.opened);
      const troubles = added.results.filter(({ outcome }) => outcome !== 'stored');
      for (const { file, reason } of troubles) message.warning(`${file}：${reason ?? '没有放入'}`, 6);
      if (added.removed.length > 0) {
        const now = added.opened.materials.filter(({ slot }) => slot === request.slot).map(({ scanId }) => scanId);
        const fresh = now.filter((scanId) => !added.removed.includes(scanId));
        const taken = before.filter(({ slot, scanId }) => slot === request.slot && added.removed.includes(scanId));
        offerUndo(`已替换“${materialSlot(request.slot).label}”`, () => putBack(request.slot, fresh, taken));
      }
    },
    onError: report,
  });

  const remove = useMutation({
    mutationFn: async (material: CaseMaterial) => {
      const { slot, scanId } = material;
      const before = cache.getQueryData(queries.cases.open.queryKey({ input: { caseNumber } }))?.materials ?? [];
      // One paper may stand for several items of the slot: it leaves them all, and comes back to them all.
      const taken = before.filter((each) => each.slot === slot && each.scanId === scanId);
      show(await client.materials.remove({ caseNumber, slot, scanId }));
      offerUndo(`已从“${materialSlot(slot).label}”移出，原件还在资料库里`, () => putBack(slot, [], taken));
    },
    onError: report,
  });

  return { add, remove };
}
