import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useDesk } from '../../app/deskContext.ts';
import { announceChange } from '../../app/tabs.ts';
import { useKept } from '../../parts/useKept.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { useUndoNote } from '../../parts/useUndoNote.tsx';
import { type BatchUndo, type WayBack, withoutUndo, withUndo } from './batchUndo.ts';
import { saySkipped } from './changeWords.ts';

const none: readonly BatchUndo[] = [];

/**
 * What this window changed in many cases since the vault was opened, taken back one by one, the newest first.
 *
 * `offer` says what was done with a button to take it back; `undoLast` is for the keyboard. Either way it is taken back
 * once, and said so.
 */
export function useBatchUndo() {
  const { client } = useDesk();
  const { notification } = App.useApp();
  const cache = useQueryClient();
  const [kept, keep] = useKept('cases.undo', none);
  const offerUndo = useUndoNote();
  const report = useReportError();

  const walk = async (back: WayBack): Promise<{ readonly changed: number; readonly left: string | null }> => {
    if (back.type === 'removed') {
      const { changed } = await client.cases.setRemoved({ numbers: [...back.numbers], removed: back.removed });
      return { changed: changed.length, left: null };
    }
    const { field, changes } = back;
    const { changed, skipped } = await client.cases.changeMany({ field, changes: [...changes] });
    return { changed: changed.length, left: saySkipped(field, skipped) };
  };

  const undo = async (taken: BatchUndo) => {
    const { key, done, back } = taken;
    let waits = false;
    keep((all) => {
      waits = all.some((each) => each.key === key);
      return withoutUndo(all, key);
    });
    if (!waits) return;
    notification.destroy(key);
    try {
      const { changed, left } = await walk(back);
      void announceChange(cache);
      const place = { placement: 'bottomRight' } as const;
      if (left === null) notification.success({ title: `已撤销：${done}`, ...place });
      else {
        const title = changed === 0 ? `没有撤销：${done}` : `已撤销 ${changed} 个案件：${done}`;
        notification.warning({ title, description: left, duration: 0, ...place });
      }
    } catch (error) {
      // What made it fail may be put right; then it can be taken back after all.
      keep((all) => withUndo(all, taken));
      report(error);
    }
  };

  return {
    offer: (done: string, back: WayBack, left: string | null = null) => {
      const key = crypto.randomUUID();
      const taken = { key, done, back };
      keep((all) => withUndo(all, taken));
      offerUndo(done, () => undo(taken), { left, key });
    },
    undoLast: () => {
      const last = kept.at(-1);
      if (last) void undo(last);
      else notification.info({ title: '没有可以撤销的批量改动。', placement: 'bottomRight' });
    },
  };
}
