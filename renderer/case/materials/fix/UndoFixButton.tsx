import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { useDesk } from '../../../app/deskContext.ts';
import { useReportError } from '../../../parts/useReportError.ts';
import { useShowCase } from '../../useOpenedCase.ts';

/** Brings back how a picture was before it was fixed the last time; pressed again, it is fixed again. */
export function UndoFixButton({ caseNumber, material }: { caseNumber: string; material: CaseMaterial }) {
  const { client } = useDesk();
  const show = useShowCase();
  const report = useReportError();
  const { scanId, fix, fixBefore } = material;
  const undo = useMutation({
    mutationFn: async () => show(await client.materials.undoFix({ caseNumber, scanId })),
    onError: report,
  });
  if (!fixBefore) return null;
  const words = fix === null ? '恢复修整' : fixBefore.recipe === null ? '撤销修整' : '换回上一次的修整';
  return (
    <Button loading={undo.isPending} onClick={() => undo.mutate()}>
      {words}
    </Button>
  );
}
