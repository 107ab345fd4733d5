import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { addresses } from '../app/addresses.ts';
import { useSetRemoved } from '../cases/batch/useSetRemoved.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { useWindowTitle } from '../parts/PageTitle.tsx';

/** A case that lies in the 回收站: it can be taken back and is there again at once. */
export function RemovedCase({ caseNumber }: { caseNumber: string }) {
  const navigate = useNavigate();
  const setRemoved = useSetRemoved();
  useWindowTitle(`案件 ${caseNumber}`);
  return (
    <EmptyState title={`案件 ${caseNumber} 在回收站里`} next="恢复以后就能继续办理，原来的资料、材料、文书和进度都在。">
      <Button
        type="primary"
        autoFocus
        loading={setRemoved.isPending}
        onClick={() => setRemoved.mutate({ numbers: [caseNumber], removed: false })}
      >
        恢复这个案件
      </Button>
      <Button onClick={() => void navigate(addresses.cases)}>回到案件列表</Button>
    </EmptyState>
  );
}
