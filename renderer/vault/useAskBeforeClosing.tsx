import { App } from 'antd';
import { useHeldEditors } from '../case/form/useHeldEditors.ts';
import { closingQuestion, underWay } from '../parts/underWay.ts';

/**
 * Asks before the open vault is closed, where that cuts something short; true when it may be.
 *
 * `act` says what is about to be done (锁定). Typed text that can be saved is saved first. What cannot be waits for the
 * same vault to be opened again; where another one is opened instead, `forAnother`, it is asked about, too.
 */
export function useAskBeforeClosing(): (act: string, forAnother: boolean) => Promise<boolean> {
  const { modal } = App.useApp();
  const held = useHeldEditors();
  return async (act, forAnother) => {
    await held.settle();
    const question = closingQuestion(act, underWay(), forAnother ? held.unsavedCases().length : 0);
    if (question === null) return true;
    const stays = await modal.confirm({
      title: question.title,
      content: question.lines.map((line) => <div key={line}>{line}</div>),
      okText: `先不${act}`,
      cancelText: `仍然${act}`,
      keyboard: false,
      mask: { closable: false },
      scrollLock: false,
      width: 440,
    });
    return !stays;
  };
}
