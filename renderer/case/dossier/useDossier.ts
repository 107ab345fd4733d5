import type { OpenedCase } from '#shared/api/cases.ts';
import { addresses } from '../../app/addresses.ts';
import { useDesk } from '../../app/deskContext.ts';
import { readError, wasCancelled } from '../../app/readError.ts';
import { asBlob } from '../../app/saveFile.ts';
import type { DossierOptions } from '../../parts/DossierChoice.tsx';
import { closedMeanwhile, useBackgroundWork } from '../../parts/useBackgroundWork.tsx';
import { useKept } from '../../parts/useKept.ts';
import { contentOf, type DossierWork, type DossierWorks, withBegun, withNews } from './dossierWork.ts';

const none: DossierWorks = new Map();

/**
 * Makes the dossier of a case, with progress; cancelling leaves nothing behind.
 *
 * The work goes on while one is elsewhere, and its result waits until another dossier is made. `changed` says that the
 * case is no longer what the dossier says.
 */
export function useDossier(opened: OpenedCase) {
  const { client } = useDesk();
  const [works, keep] = useKept<DossierWorks>('dossiers', none);
  const inBackground = useBackgroundWork();
  const { number: caseNumber } = opened.application.filingCase;
  const work: DossierWork = works.get(caseNumber) ?? { state: 'idle' };

  async function run({ masked, watermark }: DossierOptions): Promise<string | typeof closedMeanwhile | null> {
    const stop = new AbortController();
    const content = contentOf(opened);
    keep((held) => withBegun(held, caseNumber, stop));
    /** Ends the work when nobody waits for it any more, as after the vault was locked. */
    const tell = (news: DossierWork) =>
      keep((held) => {
        const next = withNews(held, caseNumber, stop, news);
        if (next === held) stop.abort();
        return next;
      });
    try {
      for await (const event of await client.dossier.make({ caseNumber, masked, watermark }, { signal: stop.signal })) {
        if (event.type === 'progress') {
          const { done, total, label } = event;
          tell({ state: 'making', done, total, label, stop });
          continue;
        }
        const file = await client.outbox.take({ ticket: event.file.ticket }, { signal: stop.signal });
        const { pages, marked, missing } = event;
        tell({ state: 'made', file, blob: await asBlob(file), pages, masked, marked, missing, content });
      }
      return '卷宗做好了';
    } catch (error) {
      tell(wasCancelled(error, stop.signal) ? { state: 'idle' } : { state: 'failed', error });
      if (readError(error).code === 'vaultLocked') return closedMeanwhile;
      return stop.signal.aborted ? null : '卷宗没有做成';
    }
  }

  return {
    work,
    changed: work.state === 'made' && work.content !== contentOf(opened),
    make: (options: DossierOptions) =>
      void inBackground(() => run(options), {
        address: addresses.caseAt(caseNumber, 'dossier'),
        description: `案件 ${caseNumber} 的，在它的“卷宗”里。`,
        underWay: { what: '还在生成卷宗', fate: '就会停下', about: '做到一半的卷宗不会留下，案件不受影响。' },
        cutShort: `资料库锁上时案件 ${caseNumber} 的卷宗还没有做好，停下了。请再生成一次。`,
      }),
    cancel: () => work.state === 'making' && work.stop.abort(),
  };
}
