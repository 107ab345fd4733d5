import { Button, Flex, Result } from 'antd';
import type { ShownError } from '../app/readError.ts';

/** An error that fills a place: what happened, what to do, and a way to try again or to another place where that makes sense. */
export function ErrorPanel({
  error,
  onRetry,
  elsewhere,
}: {
  error: ShownError;
  onRetry?: (() => void) | undefined;
  /** Where work goes on when trying again is no use; an address of the hash. */
  elsewhere?: { readonly label: string; readonly to: string };
}) {
  return (
    <Result
      status={error.code === 'disconnected' ? 'warning' : 'error'}
      title={error.message}
      subTitle={error.remedy}
      role="alert"
      extra={
        <Flex gap={8} justify="center">
          {onRetry && (
            <Button type={elsewhere ? 'default' : 'primary'} onClick={onRetry}>
              重试
            </Button>
          )}
          {elsewhere && (
            <Button type="primary" href={`#${elsewhere.to}`}>
              {elsewhere.label}
            </Button>
          )}
        </Flex>
      }
    />
  );
}
