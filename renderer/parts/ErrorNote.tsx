import { Alert } from 'antd';
import { readError } from '../app/readError.ts';

/** An error beside the thing it is about; nothing while there is none. */
export function ErrorNote({ error, onClose }: { error: unknown; onClose?: (() => void) | undefined }) {
  if (!error) return null;
  const { message, remedy } = readError(error);
  return (
    <Alert
      type="error"
      showIcon
      title={message}
      description={remedy}
      role="alert"
      {...(onClose ? { closable: { onClose, 'aria-label': '关闭' } } : {})}
    />
  );
}
