import { useRouteError } from 'react-router';
import { ErrorPanel } from '../parts/ErrorPanel.tsx';
import { readError } from './readError.ts';

/** A screen that failed to load or to draw. What was saved is in the vault; reading the page anew is the way on. */
export function BrokenScreen() {
  return <ErrorPanel error={readError(useRouteError())} onRetry={() => location.reload()} />;
}
