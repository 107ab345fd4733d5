import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useDesk } from '../app/deskContext.ts';
import { useHeldEditors } from '../case/form/useHeldEditors.ts';
import { closingQuestion, underWay } from '../parts/underWay.ts';
import { watchOpening } from '../parts/watchOpening.ts';

/**
 * Asks before the open vault is closed, where that cuts something short; true when it may be.
 *
 * `act` says what is about to be done (锁定). Typed text that can be saved is saved first. What cannot be waits for the
 * same vault to be opened again; where another one is opened instead, `forAnother`, it is asked about, too. Closed
 * meanwhile by another window, there is nothing left to ask: the question goes, and nothing more is done.
 */
export function useAskBeforeClosing(): (act: string, forAnother: boolean) => Promise<boolean> {
  const { modal } = App.useApp();
  const { queries } = useDesk();
  const cache = useQueryClient();
  const held = useHeldEditors();
  return async (act, forAnother) => {
    await held.settle();
    const question = closingQuestion(act, underWay(), forAnother ? held.unsavedCases().length : 0);
    if (question === null) return true;
    const asked = modal.confirm({
      title: question.title,
      content: question.lines.map((line) => <div key={line}>{line}</div>),
      okText: `先不${act}`,
      cancelText: `仍然${act}`,
      keyboard: false,
      mask: { closable: false },
      scrollLock: false,
      width: 440,
    });
    // A question that goes with its window is never answered; whoever asked must not wait for that.
    const gone = Promise.withResolvers<boolean>();
    const opening = watchOpening(cache, queries.vault.status.queryKey(), () => {
      asked.destroy();
      gone.resolve(true);
    });
    const stays = await Promise.race([asked, gone.promise]);
    opening.stop();
    return !stays;
  };
}
