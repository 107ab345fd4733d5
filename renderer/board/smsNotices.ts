import { z } from 'zod';
import type { BoardItem } from '#shared/api/board.ts';

/** What the system's own notification says. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** How much has been told of each clock: the place of its step below, counted from 1. */
export const toldSchema = z.record(z.string(), z.int());
export type Told = z.infer<typeof toldSchema>;

const hour = 60 * 60 * 1000;

/** Steps of a clock that are told of, each once, in the order they come. */
const steps = [
  { within: 4 * hour, title: '短信核验还剩不到 4 小时' },
  { within: hour, title: '短信核验还剩不到 1 小时' },
  { within: 0, title: '短信核验已经超时' },
] as const;

/** Cases one notification names. */
const mostNamed = 5;
/** Characters of a name that are shown. */
const mostOfName = 40;

/**
 * What is to be told of the SMS clocks among the lines of the board at `now` (milliseconds since 1970), and what will
 * have been told then.
 *
 * `unlisted` clocks are beyond the lines; a notification says that there are more.
 *
 * One notification a step, for all cases that have come to it. It names cases by number and mini program alone: a
 * notification is seen by whoever passes by, and is kept by the system.
 */
export function smsNotices(
  lines: readonly BoardItem[],
  told: Told,
  now: number,
  unlisted = 0,
): { readonly notices: readonly Notice[]; readonly told: Told } {
  const clocks = lines.flatMap((line) => {
    if (line.kind !== 'smsClock' || line.dueAt === null) return [];
    const left = Date.parse(line.dueAt) - now;
    const key = `${line.caseNumber} ${line.dueAt}`;
    return [{ line, key, step: steps.findLastIndex(({ within }) => left < within) + 1, before: told[key] ?? 0 }];
  });
  const news = Map.groupBy(
    clocks.filter(({ step, before }) => step > before),
    ({ step }) => step,
  );
  const notices = steps.flatMap(({ title }, index) => {
    const at = news.get(index + 1);
    return at === undefined
      ? []
      : [
          {
            title,
            body: bodyOf(
              at.map(({ line }) => line),
              unlisted,
            ),
          },
        ];
  });
  return { notices, told: Object.fromEntries(clocks.map(({ key, step, before }) => [key, Math.max(step, before)])) };
}

function bodyOf(lines: readonly BoardItem[], unlisted: number): string {
  const named = lines.slice(0, mostNamed).map(({ caseNumber, miniProgramName }) => {
    const name = [...(miniProgramName ?? '')].slice(0, mostOfName).join('');
    return `${caseNumber} ${name}`.trim();
  });
  const all = lines.length > mostNamed ? [...named, `等 ${lines.length} 个案件`] : named;
  return [...all, ...(unlisted > 0 ? [`短信核验还有 ${unlisted} 条，请看工作台`] : [])].join('\n');
}
