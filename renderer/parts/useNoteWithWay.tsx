import { App, Button } from 'antd';
import { useNavigate } from 'react-router';

interface NoteWithWay {
  /** One of the same key takes its place. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  /** Address of the screen it is about, see addresses.ts. */
  readonly address: string;
}

/** Tells something in the corner of the window, with a button that leads to where it is. */
export function useNoteWithWay(): (note: NoteWithWay) => void {
  const { notification } = App.useApp();
  const navigate = useNavigate();
  return ({ key, title, description, address }) =>
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
}
