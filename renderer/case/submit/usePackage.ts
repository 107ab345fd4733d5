import { useQueryClient } from '@tanstack/react-query';
import type { OpenedCase } from '#shared/api/cases.ts';
import { onceAPicture } from '#shared/packages/onceAPicture.ts';
import { addresses } from '../../app/addresses.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError, wasCancelled } from '../../app/readError.ts';
import { asBlob } from '../../app/saveFile.ts';
import { announceChange } from '../../app/tabs.ts';
import { closedMeanwhile, useBackgroundWork } from '../../parts/useBackgroundWork.tsx';
import { useKept } from '../../parts/useKept.ts';
import { contentOf } from '../dossier/dossierWork.ts';
import { type PackedRow, type PackWish, type SubmitWork, type SubmitWorks, withBegun, withNews } from './submitWork.ts';

const none: SubmitWorks = new Map();

/**
 * Makes the package of a case, with progress; cancelling leaves nothing behind.
 *
 * The work goes on while one is elsewhere, and its result waits until another package is made. `changed` says that the
 * case is no longer what the package holds.
 */
export function usePackage(opened: OpenedCase) {
  const { client } = useDesk();
  const cache = useQueryClient();
  const [works, keep] = useKept<SubmitWorks>('packages', none);
  const inBackground = useBackgroundWork();
  const { number: caseNumber } = opened.application.filingCase;
  const work: SubmitWork = works.get(caseNumber) ?? { state: 'idle' };

  async function run(wish: PackWish, folder: string | null): Promise<string | typeof closedMeanwhile | null> {
    const stop = new AbortController();
    const { signal } = stop;
    const content = contentOf(opened);
    keep((held) => withBegun(held, caseNumber, stop));
    /** Ends the work when nobody waits for it any more, as after the vault was locked. */
    const tell = (news: SubmitWork) =>
      keep((held) => {
        const next = withNews(held, caseNumber, stop, news);
        if (next === held) stop.abort();
        return next;
      });
    const target = folder === null ? ({ to: 'outbox' } as const) : ({ to: 'folder', folder, as: 'folder' } as const);
    const rows: PackedRow[] = [];
    let progress = { done: 0, total: 0, label: '' };
    try {
      for await (const event of await client.packages.make({ ...wish, caseNumber, target }, { signal })) {
        if (event.type === 'refused') {
          tell({ state: 'refused', findings: event.findings, rows, wish, folder });
          return '提交包没有生成，还有必改的问题';
        }
        if (event.type === 'made') {
          const { file: waiting, path, bytes, blocking } = event;
          const file = waiting && (await client.outbox.take({ ticket: waiting.ticket }, { signal }));
          const held = file ? { file, blob: await asBlob(file) } : { path: path ?? '', as: 'folder' as const };
          tell({
            state: 'made',
            made: { wish, rows, bytes, overridden: onceAPicture(blocking, opened).length, held, content },
          });
          // A reason is in the history now, and 照着填 knows what the files are called.
          void announceChange(cache);
          continue;
        }
        if (event.type === 'packed') rows.push(event);
        else progress = event;
        const { done, total, label } = progress;
        tell({ state: 'making', done, total, label, rows: [...rows], stop });
      }
      return '提交包做好了';
    } catch (error) {
      tell(wasCancelled(error, signal) ? { state: 'idle' } : { state: 'failed', error });
      if (readError(error).code === 'vaultLocked') return closedMeanwhile;
      return signal.aborted ? null : '提交包没有做成';
    }
  }

  return {
    work,
    changed: work.state === 'made' && work.made.content !== contentOf(opened),
    /** Into a folder of the person's choice, or null: as a ZIP that waits to be saved. */
    make: (wish: PackWish, folder: string | null) =>
      void inBackground(() => run(wish, folder), {
        address: addresses.caseAt(caseNumber, 'submit'),
        description: `案件 ${caseNumber} 的，在它的“提交”里。`,
        underWay: { what: '还在生成提交包', fate: '就会停下', about: '做到一半的提交包不会留下，案件不受影响。' },
        cutShort: `资料库锁上时案件 ${caseNumber} 的提交包还没有做好，停下了。请再生成一次。`,
      }),
    cancel: () => work.state === 'making' && work.stop.abort(),
  };
}
