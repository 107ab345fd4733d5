import { Button, Flex, Typography } from 'antd';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { NewPassphraseForm } from '../vault/NewPassphraseForm.tsx';

/** Sets the passphrase; with it the vault is made. */
export function PassphraseStep({
  path,
  busy,
  error,
  onBack,
  onSubmit,
}: {
  path: string;
  busy: boolean;
  error: unknown;
  onBack: () => void;
  onSubmit: (passphrase: string) => void;
}) {
  return (
    <NewPassphraseForm busy={busy} autoFocus onSubmit={onSubmit}>
      <Typography.Text type="secondary" style={{ overflowWrap: 'anywhere' }}>
        资料库会建在 {path}。
      </Typography.Text>
      <ErrorNote error={error} />
      <Flex gap={8} justify="space-between">
        <Button size="large" disabled={busy} onClick={onBack}>
          上一步
        </Button>
        <Button size="large" type="primary" htmlType="submit" loading={busy}>
          {busy ? '正在建立，大约两三秒' : '建立资料库'}
        </Button>
      </Flex>
    </NewPassphraseForm>
  );
}
