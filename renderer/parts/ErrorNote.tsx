import { Alert, Button } from 'antd';
import { readError, wasCancelled } from '../app/readError.ts';

/** An error beside the thing it is about; nothing while there is none, and none is what the person cancelled. */
export function ErrorNote({
  error,
  onClose,
  onRetry,
}: {
  error: unknown;
  onClose?: (() => void) | undefined;
  onRetry?: (() => void) | undefined;
}) {
  if (!error || wasCancelled(error)) return null;
  const { message, remedy } = readError(error);
  return (
    <Alert
      type="error"
      showIcon
      title={message}
      description={remedy}
      role="alert"
      action={onRetry && <Button onClick={onRetry}>重试</Button>}
      {...(onClose ? { closable: { onClose, 'aria-label': '关闭' } } : {})}
    />
  );
}
