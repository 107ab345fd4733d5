import { useDesk } from '../app/deskContext.ts';
import { holdCopy } from './heldCopy.ts';
import { useReportError } from './useReportError.ts';

/**
 * Copies a hidden number whole while a copying is being answered (`clipboardData` is that of the event, whose own way the caller has
 * prevented): it goes from the clipboard as what 照着填 copies does, after a minute and when the vault is locked.
 */
export function useCopyHidden(): (clipboardData: DataTransfer, text: string) => void {
  const { client, host } = useDesk();
  const report = useReportError();
  return (clipboardData, text) => {
    if (host.opensFilling) {
      client.host.copyText({ text }).catch(report);
      return;
    }
    void holdCopy(text, (whole) => {
      clipboardData.setData('text/plain', whole);
      return true;
    });
  };
}
