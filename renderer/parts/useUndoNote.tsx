import { App, Button } from 'antd';
import { useReportError } from './useReportError.ts';

/** Says what was done, with a button that takes it back, for ten seconds. */
export function useUndoNote(): (done: string, undo: () => Promise<unknown>) => void {
  const { notification } = App.useApp();
  const report = useReportError();
  return (done, undo) => {
    const key = crypto.randomUUID();
    const takeBack = () => {
      notification.destroy(key);
      undo().catch(report);
    };
    notification.success({
      key,
      title: done,
      placement: 'bottomRight',
      duration: 10,
      actions: (
        <Button size="small" onClick={takeBack}>
          撤销
        </Button>
      ),
    });
  };
}
