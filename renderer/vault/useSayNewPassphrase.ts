import { App } from 'antd';
import { type BehindPlace, sayBehind } from '#shared/vault/sayBehind.ts';

/** Says that a new passphrase holds, and which backups (their folders) still open with the old one. */
export function useSayNewPassphrase(): (behind: readonly BehindPlace[]) => void {
  const { message, modal } = App.useApp();
  return (behind) => {
    const older = sayBehind(behind, '口令');
    if (older === null) message.success('新口令已经生效。');
    // Nobody must believe that the old one is worth nothing: it stays until it was read.
    else modal.warning({ title: '新口令已经生效', content: older, okText: '知道了' });
  };
}
