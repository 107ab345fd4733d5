import { App, Button } from 'antd';
import { useReportError } from './useReportError.ts';

/**
 * Says what was done, with a button that takes it back, for ten seconds.
 *
 * What was left undone is said below, and such a note stays until it is closed.
 */
export function useUndoNote(): (done: string, undo: () => Promise<unknown>, left?: string | null) => void {
  const { notification } = App.useApp();
  const report = useReportError();
  return (done, undo, left = null) => {
    const key = crypto.randomUUID();
    const takeBack = () => {
      notification.destroy(key);
      undo().catch(report);
    };
    notification.open({
      key,
      type: left === null ? 'success' : 'warning',
      title: done,
      description: left,
      placement: 'bottomRight',
      duration: left === null ? 10 : 0,
      actions: (
        <Button size="small" onClick={takeBack}>
          撤销
        </Button>
      ),
    });
  };
}
