import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { IntakeItem } from '#shared/api/intake.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { useDesk } from '../app/deskContext.ts';
import { announceChange } from '../app/tabs.ts';
import { useKept } from '../parts/useKept.ts';
import { useReportError } from '../parts/useReportError.ts';

/** Something that can be taken back with Z. */
type Undo =
  | { readonly kind: 'settled'; readonly ids: readonly number[] }
  | { readonly kind: 'chosen'; readonly ids: readonly number[]; readonly before: Wish };

/** Where somebody wants items; null goes back to the proposal. */
type Wish = { readonly caseNumber: string; readonly slots: readonly MaterialSlotId[] } | null;

/** How far back one can go. */
const mostUndone = 100;

/** What can be done with the tray; everything can be taken back, the last first. */
export function useTrayActions() {
  const { client } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const { message, notification } = App.useApp();
  const [undos, keepUndos] = useKept<readonly Undo[]>('intake.undo', []);
  const remember = (undo: Undo) => keepUndos((held) => [...held, undo].slice(-mostUndone));
  const done = () => announceChange(cache);

  async function accept(ids: readonly number[], replace = false): Promise<readonly number[]> {
    try {
      const { accepted, refused } = await client.intake.accept({ ids: [...ids], replace });
      if (accepted.length > 0) {
        remember({ kind: 'settled', ids: accepted });
        void message.success(`放好了 ${accepted.length} 个，按 Z 可以撤销`);
      }
      const [first] = refused;
      if (first) {
        const others = refused.length > 1 ? `（另有 ${refused.length - 1} 个也没有放进去）` : '';
        notification.warning({
          key: 'intake-refused',
          title: `没有放进去：${first.reason}${others}`,
          description: '可以换一种材料或换一个案件；要替换原来的文件，请按 Shift+回车。',
          placement: 'bottomRight',
          duration: 8,
        });
      }
      await done();
      return accepted;
    } catch (error) {
      report(error);
      return [];
    }
  }

  async function dismiss(ids: readonly number[]): Promise<readonly number[]> {
    try {
      const { changed } = await client.intake.dismiss({ ids: [...ids] });
      if (changed.length > 0) {
        remember({ kind: 'settled', ids: changed });
        void message.info(`放到一边了 ${changed.length} 个，按 Z 可以撤销`);
      }
      await done();
      return changed;
    } catch (error) {
      report(error);
      return [];
    }
  }

  async function choose(ids: readonly number[], to: Wish, before: Wish): Promise<void> {
    try {
      await client.intake.change({ ids: [...ids], to: to && { ...to, slots: [...to.slots] } });
      remember({ kind: 'chosen', ids, before });
      await done();
    } catch (error) {
      report(error);
    }
  }

  /** Takes back the last action; answers with the items it was about. */
  async function undo(): Promise<readonly number[]> {
    const last = undos.at(-1);
    if (!last) {
      void message.info('没有可以撤销的了');
      return [];
    }
    keepUndos((held) => held.slice(0, -1));
    try {
      if (last.kind === 'settled') await client.intake.reopen({ ids: [...last.ids] });
      else {
        const { before } = last;
        await client.intake.change({ ids: [...last.ids], to: before && { ...before, slots: [...before.slots] } });
      }
      await done();
      return last.ids;
    } catch (error) {
      report(error);
      return [];
    }
  }

  async function reopen(ids: readonly number[]): Promise<void> {
    await client.intake.reopen({ ids: [...ids] }).then(done, report);
  }

  return { accept, dismiss, choose, undo, reopen };
}

/** What somebody wished for an item before; null where it was the desk's proposal. Pure. */
export function wishOf({ chosen, proposal }: IntakeItem): Wish {
  const [first] = proposal.places;
  return chosen && first ? { caseNumber: first.caseNumber, slots: first.slots } : null;
}
