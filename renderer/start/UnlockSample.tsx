import { Button, Flex } from 'antd';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { WorkProgress } from '../parts/WorkProgress.tsx';
import { useChooseVault } from '../vault/useChooseVault.ts';
import { useOpenSample } from '../vault/useOpenSample.ts';

/** The sample office, closed: opened without asking, or left for one's own vault. */
export function UnlockSample({
  usualPath,
  onStanding,
}: {
  usualPath: string;
  onStanding: (standing: boolean) => void;
}) {
  const sample = useOpenSample({ onStart: () => onStanding(true), onEnd: () => onStanding(false) });
  const leave = useChooseVault();
  if (sample.progress) return <WorkProgress {...sample.progress} onCancel={sample.cancel} />;
  return (
    <Flex vertical gap={16}>
      <ErrorNote error={sample.error ?? leave.error} />
      <Flex gap={8} justify="space-between" wrap>
        <Button size="large" loading={leave.isPending} onClick={() => leave.mutate({ path: usualPath })}>
          换成自己的资料库
        </Button>
        <Button size="large" type="primary" autoFocus onClick={sample.open}>
          打开
        </Button>
      </Flex>
    </Flex>
  );
}
