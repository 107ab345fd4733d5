import { App } from 'antd';
import { readError, wasCancelled } from '../app/readError.ts';

/** Tells of an error in a corner of the window, with what to do; a cancelled action needs no words. */
export function useReportError(): (error: unknown) => void {
  const { notification } = App.useApp();
  return (error) => {
    if (wasCancelled(error)) return;
    const { message, remedy } = readError(error);
    notification.error({ title: message, description: remedy, placement: 'bottomRight', duration: 10 });
  };
}
