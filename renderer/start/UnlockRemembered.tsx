import { useMutation } from '@tanstack/react-query';
import { Button, Divider, Flex } from 'antd';
import type { VaultStatus } from '#shared/api/vault.ts';
import { useDesk } from '../app/deskContext.ts';
import { UnlockError } from './UnlockError.tsx';

/** Opens with the key this computer keeps; the passphrase below stays a way in. */
export function UnlockRemembered({ onOpened }: { onOpened: (opened: VaultStatus) => void }) {
  const { queries } = useDesk();
  const unlock = useMutation(queries.vault.unlock.mutationOptions({ onSuccess: onOpened }));
  return (
    <Flex vertical gap={16}>
      <Button
        size="large"
        type="primary"
        block
        autoFocus
        loading={unlock.isPending}
        onClick={() => unlock.mutate({ osKey: true })}
      >
        直接打开（这台电脑已记住）
      </Button>
      <UnlockError
        error={unlock.error}
        busy={unlock.isPending}
        onTakeOver={() => unlock.mutate({ osKey: true, takeOver: true })}
      />
      <Divider plain style={{ margin: 0 }}>
        或者输入口令
      </Divider>
    </Flex>
  );
}
