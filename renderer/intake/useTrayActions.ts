import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { AcceptedIntake, ChangedPlaces } from '#shared/api/intake.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { useDesk } from '../app/deskContext.ts';
import { announceChange } from '../app/tabs.ts';
import { useKept } from '../parts/useKept.ts';
import { useReportError } from '../parts/useReportError.ts';

/** Something that can be taken back with Z. */
type Undo =
  | { readonly kind: 'settled'; readonly ids: readonly number[] }
  | { readonly kind: 'chosen'; readonly before: ChangedPlaces['before'] };

/** Something that is to be accepted, and what stands for the places the screen showed for it. */
export interface Seen {
  readonly id: number;
  readonly placeMark: string;
}

/** Another case or another slot; what is left out, each item keeps of its own. */
export interface Choice {
  readonly caseNumber?: string;
  readonly slot?: MaterialSlotId;
}

/** How far back one can go. */
const mostUndone = 100;

const remedies: Readonly<Record<AcceptedIntake['refused'][number]['why'], string>> = {
  moved: '请看一眼现在的位置，对的话再按一次回车。',
  full: '可以换一种材料或换一个案件；要替换原来的文件，请按 Shift+回车。',
  unplaced: '可以换一种材料或换一个案件；不要的，请按 X 放一边。',
};

/** What can be done with the tray; everything can be taken back, the last first. */
export function useTrayActions() {
  const { client } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const { message, notification } = App.useApp();
  const [undos, keepUndos] = useKept<readonly Undo[]>('intake.undo', []);
  const remember = (undo: Undo) => keepUndos((held) => [...held, undo].slice(-mostUndone));
  const done = () => announceChange(cache);

  async function accept(items: readonly Seen[], replace = false): Promise<readonly number[]> {
    try {
      const { accepted, refused } = await client.intake.accept({ items: [...items], replace });
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
          description: remedies[first.why],
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

  /** Answers with the items that have no case yet, which stay as they were. */
  async function choose(ids: readonly number[], { caseNumber, slot }: Choice): Promise<readonly number[]> {
    try {
      const to = { ...(caseNumber !== undefined && { caseNumber }), ...(slot && { slots: [slot] }) };
      const { before, withoutCase } = await client.intake.change({ ids: [...ids], to });
      if (before.length > 0) remember({ kind: 'chosen', before });
      await done();
      return withoutCase;
    } catch (error) {
      report(error);
      return [];
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
      else await client.intake.restoreWishes({ wishes: last.before });
      await done();
      return last.kind === 'settled' ? last.ids : last.before.map(({ id }) => id);
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
