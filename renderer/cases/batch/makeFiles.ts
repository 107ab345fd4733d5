import type { MakeDossierEvent } from '#shared/api/dossier.ts';
import type { MakeLettersEvent } from '#shared/api/letters.ts';
import type { MakingStep } from './madeFiles.ts';

/** How work that takes one case after the other ends, and what it says. */
export interface EachOptions {
  readonly signal: AbortSignal;
  /** After this failure nothing else will work either. */
  readonly endsAll: (error: unknown) => boolean;
  /** What a person reads about a case that broke. */
  readonly sentence: (error: unknown) => string;
}

/** The letters that these cases need, as steps of one piece of work. `make` is the backend's call. */
export async function* letterSteps(
  make: (cases: string[]) => Promise<AsyncIterable<MakeLettersEvent>>,
  numbers: readonly string[],
): AsyncGenerator<MakingStep, void, undefined> {
  for await (const event of await make([...numbers])) {
    if (event.type === 'progress') {
      yield event;
      continue;
    }
    const { caseNumber, template, title, file, findings } = event;
    const result = file ? ({ type: 'waiting', file } as const) : ({ type: 'incomplete', findings } as const);
    yield { type: 'item', item: { key: `${caseNumber} ${template}`, caseNumber, title, result, note: null } };
  }
}

/**
 * The dossier of each case, one after the other.
 *
 * A case whose dossier breaks does not stop the others, unless `endsAll` says that nothing will work any more.
 */
export async function* dossierSteps(
  make: (caseNumber: string) => Promise<AsyncIterable<MakeDossierEvent>>,
  numbers: readonly string[],
  { signal, endsAll, sentence }: EachOptions,
): AsyncGenerator<MakingStep, void, undefined> {
  for (const [done, caseNumber] of numbers.entries()) {
    signal.throwIfAborted();
    yield { type: 'progress', done, total: numbers.length, label: caseNumber };
    const item = { key: `${caseNumber} dossier`, caseNumber, title: '卷宗' };
    try {
      for await (const event of await make(caseNumber)) {
        if (event.type !== 'made') continue;
        const note = event.missing.length > 0 ? `这些字印不出来，已用〓代替：${event.missing.join('、')}` : null;
        yield { type: 'item', item: { ...item, note, result: { type: 'waiting', file: event.file } } };
      }
    } catch (error) {
      if (signal.aborted || endsAll(error)) throw error;
      yield { type: 'item', item: { ...item, note: null, result: { type: 'failed', reason: sentence(error) } } };
    }
  }
  yield { type: 'progress', done: numbers.length, total: numbers.length, label: '' };
}
