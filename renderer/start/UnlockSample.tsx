import { Button, Flex } from 'antd';
import { useSample } from '../app/sampleContext.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { useChooseVault } from '../vault/useChooseVault.ts';

/** The sample office, closed: opened without asking, or left for one's own vault. */
export function UnlockSample({ usualPath }: { usualPath: string }) {
  const { open } = useSample();
  const leave = useChooseVault();
  return (
    <Flex vertical gap={16}>
      <ErrorNote error={leave.error} />
      <Flex gap={8} justify="space-between" wrap>
        <Button size="large" loading={leave.isPending} onClick={() => leave.mutate({ path: usualPath })}>
          换成自己的资料库
        </Button>
        <Button size="large" type="primary" autoFocus onClick={open}>
          打开
        </Button>
      </Flex>
    </Flex>
  );
}
