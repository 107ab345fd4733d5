import { Button, Result } from 'antd';
import type { ShownError } from '../app/readError.ts';

/** An error that fills a place: what happened, what to do, and a way to try again where that makes sense. */
export function ErrorPanel({ error, onRetry }: { error: ShownError; onRetry?: (() => void) | undefined }) {
  return (
    <Result
      status={error.code === 'disconnected' ? 'warning' : 'error'}
      title={error.message}
      subTitle={error.remedy}
      role="alert"
      extra={
        onRetry && (
          <Button type="primary" onClick={onRetry}>
            重试
          </Button>
        )
      }
    />
  );
}
