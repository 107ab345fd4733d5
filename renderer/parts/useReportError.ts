import { App } from 'antd';
import { readError, type ShownError, wasCancelled } from '../app/readError.ts';

/** Tells of an error in a corner of the window, with what to do. */
export function useShowError(): (error: ShownError) => void {
  const { notification } = App.useApp();
  // Many calls may fail for one reason: that is told once.
  return ({ code, message, remedy }) =>
    notification.error({
      key: `${code} ${message}`,
      title: message,
      description: remedy,
      placement: 'bottomRight',
      duration: 10,
    });
}

/** The same for whatever was thrown; a cancelled action needs no words. */
export function useReportError(): (error: unknown) => void {
  const show = useShowError();
  return (error) => {
    if (!wasCancelled(error)) show(readError(error));
  };
}
