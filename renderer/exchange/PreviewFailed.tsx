import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { readError } from '../app/readError.ts';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';

/** A file that could not be looked into; below stands how to choose another one. */
export function PreviewFailed({
  error,
  onRetry,
  children,
}: {
  error: unknown;
  onRetry: () => void;
  children: ReactNode;
}) {
  return (
    <Flex vertical align="center">
      <ErrorPanel error={readError(error)} onRetry={onRetry} />
      {children}
    </Flex>
  );
}
