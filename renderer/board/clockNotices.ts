import { z } from 'zod';
import type { BoardItem, BoardKind } from '#shared/api/board.ts';

/** What the system's own notification says. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** How much has been told of each clock: the place of its step, counted from 1. */
export const toldSchema = z.record(z.string(), z.int());
export type Told = z.infer<typeof toldSchema>;

/** Lines of the board that are told of, and the steps of their time that are, each once, in the order they come. */
export interface NoticePlan {
  readonly kind: BoardKind;
  /** What they are, in a sentence about those beyond the lines. */
  readonly what: string;
  /** `within` so many milliseconds of the end. */
  readonly steps: readonly { readonly within: number; readonly title: string }[];
}

const hour = 60 * 60 * 1000;
const day = 24 * hour;

const smsPlan: NoticePlan = {
  kind: 'smsClock',
  what: '短信核验',
  steps: [
    { within: 4 * hour, title: '短信核验还剩不到 4 小时' },
    { within: hour, title: '短信核验还剩不到 1 小时' },
    { within: 0, title: '短信核验已经超时' },
  ],
};

/** Every plan, with the name under which what was told is kept. Certificates end with a day, so the first day counts whole. */
export const noticePlans = [
  { keptAs: 'alarm.sms', plan: smsPlan },
  {
    keptAs: 'alarm.face',
    plan: {
      kind: 'faceClock',
      what: '管理员刷脸',
      steps: [
        { within: 4 * hour, title: '管理员刷脸还剩不到 4 小时' },
        { within: hour, title: '管理员刷脸还剩不到 1 小时' },
        { within: 0, title: '管理员刷脸已经超时' },
      ],
    },
  },
  {
    keptAs: 'alarm.fee',
    plan: {
      kind: 'feeClock',
      what: '认证费待付',
      steps: [
        { within: 4 * hour, title: '认证费的支付时限还剩不到 4 小时' },
        { within: 0, title: '认证费的支付时限已经过了' },
      ],
    },
  },
  {
    keptAs: 'alarm.reuse',
    plan: {
      kind: 'reuseClock',
      what: '复用主体资料确认',
      steps: [
        { within: 4 * hour, title: '复用主体资料的确认还剩不到 4 小时' },
        { within: 0, title: '复用主体资料的确认已经超时' },
      ],
    },
  },
  {
    keptAs: 'alarm.expiring',
    plan: {
      kind: 'expiring',
      what: '证件到期',
      steps: [
        { within: 181 * day, title: '证件在 180 天内到期' },
        { within: 91 * day, title: '证件在 90 天内到期' },
        { within: 31 * day, title: '证件在 30 天内到期' },
        { within: 0, title: '证件已经到期' },
      ],
    },
  },
] as const satisfies readonly { readonly keptAs: string; readonly plan: NoticePlan }[];

/** Cases one notification names. */
const mostNamed = 5;
/** Characters of a name that are shown. */
const mostOfName = 40;

/**
 * What is to be told of the clocks among the lines of the board at `now` (milliseconds since 1970), and what will have
 * been told then.
 *
 * `unlisted` clocks are beyond the lines; a notification says that there are more.
 *
 * One notification a step, for all cases that have come to it. It names cases by number and mini program alone: a
 * notification is seen by whoever passes by, and is kept by the system.
 */
export function clockNotices(
  lines: readonly BoardItem[],
  told: Told,
  now: number,
  unlisted = 0,
  { kind, steps, what }: NoticePlan = smsPlan,
): { readonly notices: readonly Notice[]; readonly told: Told } {
  const clocks = lines.flatMap((line) => {
    if (line.kind !== kind || line.dueAt === null) return [];
    const left = Date.parse(line.dueAt) - now;
    const where = line.place.where === null ? '' : ` ${line.place.where}`;
    const key = `${line.caseNumber} ${line.dueAt}${where}`;
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
              what,
            ),
          },
        ];
  });
  return { notices, told: Object.fromEntries(clocks.map(({ key, step, before }) => [key, Math.max(step, before)])) };
}

function bodyOf(lines: readonly BoardItem[], unlisted: number, what: string): string {
  const named = lines.slice(0, mostNamed).map(({ caseNumber, miniProgramName }) => {
    const name = [...(miniProgramName ?? '')].slice(0, mostOfName).join('');
    return `${caseNumber} ${name}`.trim();
  });
  const all = lines.length > mostNamed ? [...named, `等 ${lines.length} 个案件`] : named;
  return [...all, ...(unlisted > 0 ? [`${what}还有 ${unlisted} 条，请看工作台`] : [])].join('\n');
}
