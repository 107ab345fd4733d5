import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { guardUnload } from './guardUnload.ts';

/** Where the result of work is. */
export interface WorkPlace {
  /** Address of the screen, see addresses.ts. */
  readonly address: string;
  /** The same in words. */
  readonly description: string;
}

/**
 * Runs work that goes on while its screen is left.
 *
 * Closing or reloading the page makes the browser ask as long as it runs. It answers with what became of it, which a
 * person who is elsewhere is told with a way to its result; null when there is nothing to tell.
 */
export function useBackgroundWork(): (work: () => Promise<string | null>, place: WorkPlace) => Promise<void> {
  const { notification } = App.useApp();
  const navigate = useNavigate();
  return async (work, { address, description }) => {
    const stopAsking = guardUnload();
    const title = await work().finally(stopAsking);
    if (title === null || isAt(address)) return;
    const key = crypto.randomUUID();
    notification.info({
      key,
      title,
      description,
      placement: 'bottomRight',
      actions: (
        <Button
          size="small"
          onClick={() => {
            notification.destroy(key);
            void navigate(address);
          }}
        >
          去看看
        </Button>
      ),
    });
  };
}

/** The address is asked of the window: the screen that began the work may be gone. */
function isAt(address: string): boolean {
  return location.hash.replace(/^#/, '').split('?')[0] === address;
}
