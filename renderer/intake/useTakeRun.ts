import { useQueryClient } from '@tanstack/react-query';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { readError, wasCancelled } from '../app/readError.ts';
import { type ComingFiles, gathered } from '../parts/comingFiles.ts';
import { gatheredSteps } from '../parts/gatherSteps.ts';
import { sendable } from '../parts/sendable.ts';
import { uploadBatches } from '../parts/uploadBatches.ts';
import { closedMeanwhile, useBackgroundWork, type WorkPlace } from '../parts/useBackgroundWork.tsx';
import { useKeep, useKeptPart } from '../parts/useKept.ts';
import {
  begunReading,
  begunTake,
  endedReading,
  givenUp,
  noTake,
  sayPaused,
  type TakeStep,
  type TakeWork,
  toldOf,
  withMore,
  withTaken,
} from './takeWork.ts';

/** Few files a call, so that a pause takes effect at once and items come steadily. */
const filesPerCall = 5;
/** The first calls carry one each: whoever has dropped hundreds sees the first of them sooner. */
const filesInFirstCalls = 1;
/** While one call is being taken the next are already on their way: two files that take long hold up no others. */
const callsAtOnce = 3;
/** Names noted in one call. */
const namesPerCall = 20_000;
/**
 * The tray on screen is asked for again no more often than this (milliseconds), but at the very first, and for no more than this
 * share of the time.
 */
const refreshEvery = 250;
const refreshShare = 0.5;
const firstRefreshes = 4;

const place: WorkPlace = {
  address: addresses.intake,
  description: '收进来的文件在“收件”里。',
  underWay: { what: '还在收文件', fate: '就会停下', about: '已经收进来的都保存好了，没收的文件请再拖一次。' },
  cutShort: '资料库锁上时文件还没有收完，停下了。已经收进来的都在“收件”里，没收的请再拖一次；收过的不会重复。',
};

/**
 * Takes files into the tray, in the background: one can sort what is there, or work elsewhere, meanwhile.
 *
 * A pause stops the run; what was acknowledged stays, what is left waits to be gone on with.
 */
export function useTakeRun() {
  const { client, queries } = useDesk();
  const cache = useQueryClient();
  const keep = useKeep<TakeWork>('intake', noTake);
  const inBackground = useBackgroundWork();
  const refresh = () => cache.invalidateQueries({ queryKey: queries.intake.key() });
  const { list, items, news } = queries.intake;
  // What else there is of the tray stays as it is while files come in.
  const refreshTray = () =>
    Promise.all([list, items, news].map((asked) => cache.invalidateQueries({ queryKey: asked.key() })));

  async function take(): Promise<string | typeof closedMeanwhile | null> {
    const { run } = keep((held) => begunTake(held, new AbortController()));
    if (!run) return null;
    const { stop } = run;
    const change = (to: (held: TakeWork) => TakeWork) =>
      keep((held) => {
        if (held.run?.stop === stop) return to(held);
        stop.abort();
        return held;
      });
    const { step, settle } = gatheredSteps<TakeStep>((steps) =>
      change((held) => withTaken(held, steps, performance.now())),
    );
    // What was acknowledged before somebody stops the run is not left to be taken again.
    stop.signal.addEventListener('abort', settle);
    const refreshNow = sparingly(refreshTray);
    const sent = new Set<File>();
    const unsentFiles = () => keep((held) => held).left.filter((file) => !sent.has(file));
    const nextBatch = (): readonly File[] => {
      const most = sent.size < callsAtOnce * filesInFirstCalls ? filesInFirstCalls : filesPerCall;
      const batch = uploadBatches(unsentFiles().slice(0, most), most)[0] ?? [];
      for (const file of batch) sent.add(file);
      return batch;
    };
    const group = async () => {
      for (let wanted = nextBatch(); wanted.length > 0; wanted = nextBatch()) {
        const { sent: sending, unsent } = await sendable(wanted, (file) => file);
        const batch = [...sending, ...unsent.map(({ item }) => item)];
        const request = {
          files: sending.map((file) => ({ file, modifiedAt: modifiedAt(file) })),
          unsent: unsent.map(({ item: { name }, why }) => ({ name, why })),
        };
        let done = 0;
        for await (const event of await client.intake.take(request, { signal: stop.signal })) {
          if (event.type === 'taken') {
            step({ type: 'taken', event });
            refreshNow();
            continue;
          }
          const through = batch.slice(done, event.done);
          done = event.done;
          if (through.length > 0) step({ type: 'through', files: through });
        }
      }
    };
    /** Whether there is more to take, once that is known. */
    const more = async () => {
      while (unsentFiles().length === 0 && keep((held) => held).readings.length > 0) await changedReading(stop.signal);
      return unsentFiles().length > 0;
    };
    try {
      do await Promise.all(Array.from({ length: callsAtOnce }, group));
      while (await more());
      return '文件收完了';
    } catch (failure) {
      const cancelled = wasCancelled(failure, stop.signal);
      stop.abort();
      if (cancelled) return null;
      change((held) => ({ ...held, error: failure }));
      return readError(failure).code === 'vaultLocked' ? closedMeanwhile : '收文件停下了';
    } finally {
      settle();
      change((held) => ({ ...held, run: null }));
      void refresh();
    }
  }

  const start = () => void inBackground(take, place);

  const add = async (files: ComingFiles) => {
    const reading = Symbol('reading');
    keep((held) => begunReading(held, reading));
    // Whoever gives up, and the closing of the vault, ends it.
    const goesOn = () => keep((held) => held).readings.includes(reading);
    let isFirst = true;
    try {
      for await (const some of gathered(files)) {
        // First, so that what a crash keeps from being taken is missed afterwards.
        for (let from = 0; goesOn() && from < some.length; from += namesPerCall)
          await inTurn(() =>
            client.intake.expect({ paths: some.slice(from, from + namesPerCall).map(({ name }) => name) }),
          );
        if (!goesOn()) break;
        const { run } = keep((held) => withMore(isFirst ? withoutStopped(held) : held, some));
        // One that was stopped meanwhile goes on when somebody wants it to.
        if (isFirst && !run) start();
        isFirst = false;
        readingNews.dispatchEvent(new Event('changed'));
      }
    } catch (failure) {
      if (goesOn()) keep((held) => ({ ...held, error: failure }));
    } finally {
      keep((held) => endedReading(held, reading));
      readingNews.dispatchEvent(new Event('changed'));
    }
  };

  return {
    // A screen full of things is not drawn anew with every file: how far the run is, TakeProgress tells by itself.
    running: useTakePart(isRunning),
    /** What is left, in words, and what became of the others; while no run is on its way. */
    paused: useTakePart(sayPaused),
    tally: useTakePart(({ run, tally }) => (run === null ? tally : noTake.tally)),
    error: useTakePart((work) => work.error),
    add,
    pause: () => keep((held) => held).run?.stop.abort(),
    goOn: start,
    /** Forgets what was not taken; what was stays. */
    cancel: () => {
      keep((held) => held).run?.stop.abort();
      keep(givenUp);
      void inTurn(() => client.intake.giveUp()).then(refresh, () => undefined);
    },
    forgetTally: () => keep(toldOf),
  };
}

/** A part of the files on their way, see useKeptPart. */
export function useTakePart<Part>(partOf: (work: TakeWork) => Part): Part {
  return useKeptPart<TakeWork, Part>('intake', noTake, partOf);
}

function isRunning({ run }: TakeWork): boolean {
  return run !== null;
}

let lastNoted: Promise<unknown> = Promise.resolve();

/** What is expected and what is given up is noted in the order it was said: what is given up must not be expected afterwards. */
function inTurn<Answer>(note: () => Promise<Answer>): Promise<Answer> {
  const noted = lastNoted.then(note, note);
  lastNoted = noted;
  return noted;
}

/** Rings when files have come of a folder that is being read, and when one has ended; it says nothing itself. */
const readingNews = new EventTarget();

/** Waits for that bell. Throws the signal's reason. */
async function changedReading(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const rung = new AbortController();
  readingNews.addEventListener('changed', () => resolve(), { signal: rung.signal });
  signal.addEventListener('abort', () => reject(signal.reason), { signal: rung.signal });
  await promise.finally(() => rung.abort());
}

/**
 * Does something whenever it is asked for, but rests after it the longer the longer it took: a full tray takes longer to list. What is
 * asked for meanwhile is done once the rest is over.
 */
function sparingly(act: () => Promise<unknown>): () => void {
  let idle = true;
  let wanted = false;
  let times = 0;
  const begin = () => {
    times++;
    [idle, wanted] = [false, false];
    const began = performance.now();
    const rest = () => {
      const took = performance.now() - began;
      setTimeout(
        () => {
          idle = true;
          if (wanted) begin();
        },
        Math.max(times > firstRefreshes ? refreshEvery : 0, took * (1 / refreshShare - 1)),
      );
    };
    void act().then(rest, rest);
  };
  return () => {
    wanted = true;
    if (idle) begin();
  };
}

/** A run that was told to stop takes no more files. */
function withoutStopped(work: TakeWork): TakeWork {
  return work.run?.stop.signal.aborted ? { ...work, run: null } : work;
}

function modifiedAt({ lastModified }: File): string | null {
  return lastModified > 0 ? new Date(lastModified).toISOString() : null;
}
