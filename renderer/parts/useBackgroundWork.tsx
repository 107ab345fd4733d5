import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { guardUnload } from './guardUnload.ts';

/** Where the result of work is, and what a person who is elsewhere reads about it. */
export interface WorkPlace {
  /** Address of the screen, see addresses.ts. */
  readonly address: string;
  readonly title: string;
  readonly description: string;
}

/**
 * Runs work that goes on while its screen is left.
 *
 * Closing or reloading the page makes the browser ask as long as it runs. Work that comes to an end (answers true) while
 * the person is elsewhere says so, with a way to its result.
 */
export function useBackgroundWork(): (work: () => Promise<boolean>, place: WorkPlace) => Promise<void> {
  const { notification } = App.useApp();
  const navigate = useNavigate();
  return async (work, { address, title, description }) => {
    const stopAsking = guardUnload();
    const ended = await work().finally(stopAsking);
    if (!ended || isAt(address)) return;
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
