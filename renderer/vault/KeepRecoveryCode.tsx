import { Button, Flex } from 'antd';
import { useState } from 'react';
import { RecoveryCodeSheet } from './RecoveryCodeSheet.tsx';
import { TypeBackRecovery } from './TypeBackRecovery.tsx';

/** A new recovery code: shown, then typed back from the paper. Closed early, the desk reminds of it later. */
export function KeepRecoveryCode({
  code,
  path,
  onConfirmed,
  onLater,
}: {
  code: string;
  path: string;
  onConfirmed: () => void;
  onLater: () => void;
}) {
  const [written, setWritten] = useState(false);
  const later = (
    <Button type="text" onClick={onLater}>
      以后再核对
    </Button>
  );
  if (written)
    return (
      <TypeBackRecovery code={code} onConfirmed={onConfirmed}>
        {later}
        <Button onClick={() => setWritten(false)}>再看一眼恢复码</Button>
      </TypeBackRecovery>
    );
  return (
    <RecoveryCodeSheet code={code} path={path}>
      <Flex gap={8} wrap justify="flex-end">
        {later}
        <Button type="primary" onClick={() => setWritten(true)}>
          我已抄好
        </Button>
      </Flex>
    </RecoveryCodeSheet>
  );
}
