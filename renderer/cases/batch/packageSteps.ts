import type { MakeManyPackagesEvent, MakePackageEvent } from '#shared/api/packages.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { MadeItem, MakingStep } from './madeFiles.ts';
import type { EachOptions } from './makeFiles.ts';

const title = '提交包';
const itemOf = (caseNumber: string) => ({ key: `${caseNumber} package`, caseNumber, title });

/**
 * The package of each case as a ZIP that waits, one after the other: for hosts that write into no folder.
 *
 * A case that is refused or breaks stops no other, unless `endsAll` says that nothing will work any more.
 */
export async function* waitingPackageSteps(
  make: (caseNumber: string) => Promise<AsyncIterable<MakePackageEvent>>,
  numbers: readonly string[],
  { signal, endsAll, sentence }: EachOptions,
): AsyncGenerator<MakingStep, void, undefined> {
  for (const [done, caseNumber] of numbers.entries()) {
    signal.throwIfAborted();
    yield { type: 'progress', done, total: numbers.length, label: caseNumber };
    try {
      for await (const event of await make(caseNumber)) {
        if (event.type === 'refused') yield told(caseNumber, { type: 'incomplete', findings: event.findings });
        if (event.type === 'made' && event.file) yield told(caseNumber, { type: 'waiting', file: event.file });
      }
    } catch (error) {
      if (signal.aborted || endsAll(error)) throw error;
      yield told(caseNumber, { type: 'failed', reason: sentence(error) });
    }
  }
  yield { type: 'progress', done: numbers.length, total: numbers.length, label: '' };
}

/** The packages of many cases, written into a folder or one ZIP by the backend: each lies there when it is told. */
export async function* writtenPackageSteps(
  events: AsyncIterable<MakeManyPackagesEvent>,
): AsyncGenerator<MakingStep, void, undefined> {
  for await (const event of events) {
    if (event.type === 'progress') {
      yield event;
      continue;
    }
    const { caseNumber, result, path, findings, problem, files, bytes } = event;
    switch (result) {
      case 'made':
        yield told(
          caseNumber,
          { type: 'saved' },
          { size: `${files} 个文件，${formatBytes(bytes)}`, note: besideOf(path) },
        );
        break;
      case 'kept':
        yield told(caseNumber, { type: 'saved' }, { note: '文件夹里已经有了，案件没有变化，没有重做' });
        break;
      case 'refused':
        yield told(caseNumber, { type: 'incomplete', findings });
        break;
      case 'failed':
        yield told(caseNumber, { type: 'failed', reason: problem ?? '没有做成。' });
    }
  }
}

/** Told where a package took a name of its own because something else has the usual one. */
function besideOf(path: string | null): string | null {
  const name = path?.split(/[\\/]/u).at(-1) ?? '';
  return /（\d+）$/u.test(name) ? `存成了“${name}”：原来那个文件夹里有改过的或别的内容，没有动它` : null;
}

function told(
  caseNumber: string,
  result: MadeItem['result'],
  { size, note = null }: { readonly size?: string; readonly note?: string | null } = {},
): MakingStep {
  const item = itemOf(caseNumber);
  return { type: 'item', item: { ...item, title: size ? `${title}（${size}）` : title, result, note } };
}

/** The cases of which nothing has come yet: what is left of work that was stopped. Pure. */
export function casesLeft(numbers: readonly string[], items: Iterable<MadeItem>): string[] {
  const come = new Set([...items].map(({ caseNumber }) => caseNumber));
  return numbers.filter((number) => !come.has(number));
}
