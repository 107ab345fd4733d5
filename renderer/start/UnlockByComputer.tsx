import { useMutation } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useDesk } from '../app/deskContext.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';

/** Opens the vault with the key this computer keeps; the passphrase below always works as well. */
export function UnlockByComputer({ onOpened }: { onOpened: () => void }) {
  const { queries } = useDesk();
  const unlock = useMutation(queries.vault.unlock.mutationOptions({ onSuccess: onOpened }));
  return (
    <Flex vertical gap={12}>
      <Button
        size="large"
        type="primary"
        block
        autoFocus
        loading={unlock.isPending}
        onClick={() => unlock.mutate({ osKey: true })}
      >
        用这台电脑记住的钥匙打开
      </Button>
      <ErrorNote error={unlock.error} />
    </Flex>
  );
}
