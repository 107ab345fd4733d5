import { App, Button } from 'antd';
import { useReportError } from './useReportError.ts';

/**
 * Says what was done, with a button that takes it back, for ten seconds.
 *
 * What was left undone (`left`) is said below, and such a note stays until it is closed. `key` is for whoever takes it
 * back in another way and closes the note.
 */
export function useUndoNote(): (
  done: string,
  undo: () => Promise<unknown>,
  more?: { readonly left?: string | null; readonly key?: string },
) => void {
  const { notification } = App.useApp();
  const report = useReportError();
  return (done, undo, { left = null, key = crypto.randomUUID() } = {}) => {
    // The note can still be pressed while it goes away.
    let taken = false;
    const takeBack = () => {
      if (taken) return;
      taken = true;
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
