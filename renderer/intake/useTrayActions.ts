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

/** Why something was not put in, as long as it is proposed for the same places. */
export interface Refusal {
  readonly why: AcceptedIntake['refused'][number]['why'];
  readonly reason: string;
  readonly placeMark: string;
}

/** How far back one can go. */
const mostUndone = 100;
const noRefusals = {};

/** What can be done with the tray; everything can be taken back, the last first. */
export function useTrayActions() {
  const { client } = useDesk();
  const cache = useQueryClient();
  const report = useReportError();
  const { message } = App.useApp();
  const [refusals, keepRefusals] = useKept<Readonly<Record<number, Refusal>>>('intake.refusals', noRefusals);
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
        const marks = new Map(items.map(({ id, placeMark }) => [id, placeMark]));
        keepRefusals((held) => ({
          ...held,
          ...Object.fromEntries(
            refused.map(({ id, why, reason }) => [id, { why, reason, placeMark: marks.get(id) ?? '' }]),
          ),
        }));
        void message.warning(`${refused.length} 个没有放进去：${first.reason}`);
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

  /** Takes back the last action. `onBack` is told the items it was about before the list shows them again: keys meant for them come at once. */
  async function undo(onBack: (ids: readonly number[]) => void): Promise<void> {
    const last = undos.at(-1);
    if (!last) {
      void message.info('没有可以撤销的了');
      return;
    }
    keepUndos((held) => held.slice(0, -1));
    try {
      if (last.kind === 'settled') await client.intake.reopen({ ids: [...last.ids] });
      else await client.intake.restoreWishes({ wishes: last.before });
      onBack(last.kind === 'settled' ? last.ids : last.before.map(({ id }) => id));
      await done();
    } catch (error) {
      report(error);
    }
  }

  async function reopen(ids: readonly number[]): Promise<void> {
    await client.intake.reopen({ ids: [...ids] }).then(done, report);
  }

  /** Why this is still here although somebody accepted it for these very places; null when nobody did. */
  const refusalOf = (id: number, placeMark: string | undefined): Refusal | null => {
    const held = refusals[id];
    return held !== undefined && held.placeMark === placeMark ? held : null;
  };

  return { accept, dismiss, choose, undo, reopen, refusalOf };
}
