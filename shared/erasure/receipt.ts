import { z } from 'zod';
import { mentionPlace } from './mentionPlaces.ts';

/** The kinds of things that are erased and counted, in the order a receipt lists them. */
export const erasedKinds = [
  'cases',
  'miniPrograms',
  'subjects',
  'persons',
  'scans',
  'fixes',
  'letters',
  'trayItems',
  'events',
  'rejections',
  'settlements',
  'brokenDatabases',
] as const;
export type ErasedKind = (typeof erasedKinds)[number];

/** What a receipt calls each, with its measure word. */
export const erasedLabels: Readonly<Record<ErasedKind, string>> = {
  cases: '案件',
  miniPrograms: '小程序',
  subjects: '主体',
  persons: '负责人和法定代表人',
  scans: '扫描件原件',
  fixes: '裁正过的图片',
  letters: '打印过的文书',
  trayItems: '收件里的记录',
  events: '进度和备注',
  rejections: '驳回记录',
  settlements: '说明和确认',
  brokenDatabases: '留着的损坏数据库',
};

const count = z.int().nonnegative();
const day = z.iso.datetime();

/**
 * What was erased: numbers of cases, counts and sizes, nothing of a person. `code` is a keyed digest of the case, by which
 * it is recognised in an older backup; without the key of the vault it tells nothing.
 */
export const receiptSchema = z.object({
  /** again: an older copy of the data was put back, and what had been erased was erased from it once more. */
  why: z.enum(['asked', 'again']),
  cases: z.array(z.object({ number: z.string(), code: z.string().regex(/^[0-9a-f]{64}$/) })),
  counts: z.partialRecord(z.enum(erasedKinds), count),
  /** Encrypted files that were deleted, and their bytes. */
  files: z.object({ count, bytes: count, sizes: z.array(count) }),
  /** What stays because other cases hold it. */
  kept: z.object({
    persons: count,
    subjects: count,
    scans: count,
    /** Files that wait in the tray and may be theirs; receipts of earlier versions did not look. */
    waiting: count.optional(),
    /**
     * What seems to be nobody's and may still be somebody's: a salvage lost rows that told. Left out where there is none; receipts of
     * earlier versions did not count it.
     */
    unowned: z.object({ persons: count, scans: count }).optional(),
  }),
  /** Places in other cases where a name or number is still mentioned, by somebody who typed it there. */
  mentions: count,
  /** Where that is: numbers of cases, and tables of the database; receipts of earlier versions only counted. */
  mentionedIn: z.object({ cases: z.array(z.string()), tables: z.array(z.string()) }).optional(),
  /** Folders of places of backups that could not be told: whoever restores from there has it again. */
  untold: z.array(z.string()).optional(),
  /** Vaults this one was restored in place of, or that were restored in place of it: they hold it until they are opened or deleted; for good where not told. */
  replaced: z.array(z.object({ folder: z.string(), told: z.boolean() })).optional(),
  /** Encrypted files no row names, of which nobody can tell whose they are. */
  unclaimed: count.optional(),
  /** Their names, the first of them: random, or as whoever put them there called them. */
  unclaimedNames: z.array(z.string()).optional(),
  /** Which files of broken databases go along, by their names in files/unclaimed; receipts of earlier versions only counted. */
  brokenNames: z.array(z.string()).optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A receipt as it is kept. `finishedAt` is null while files are still to be deleted. */
export const erasureSchema = z.object({
  id: z.int().positive(),
  begunAt: day,
  finishedAt: day.nullable(),
  staff: z.string().nullable(),
  receipt: receiptSchema,
});
export type Erasure = z.infer<typeof erasureSchema>;

/** What is to be done about places of backups that could not be told; null where there are none. */
export function sayUntold(dirs: readonly string[]): string | null {
  if (dirs.length === 0) return null;
  return `这些备份位置现在连不上或写不进去：${dirs.join('、')}。那里以前的备份还留着这些资料，删除清单也没能写过去，用它们恢复会把案件带回来。请接上以后往那里再备份一次；那里的备份已经删掉的，不用管。`;
}

/** What is to be done about other states of the vault, of before a restore or made by one; null where there are none. */
export function sayReplaced(replaced: NonNullable<Receipt['replaced']>): string | null {
  const quoted = (told: boolean) =>
    replaced.flatMap((each) => (each.told === told ? `“${each.folder}”` : [])).join('、');
  const parts = [
    quoted(true) === ''
      ? ''
      : `这份资料库还有别的副本，是从备份恢复时留下的：${quoted(true)}，里面可能仍有这些资料；以后再打开它，软件会先把这些资料删除，正在用的是那一份也一样。只想清掉这份旧的，请不要在这里删除案件，直接删除这份旧资料库的文件夹。那一份还在用的，请不要动它的文件夹；确定不再用了，才把它整个删除。`,
    quoted(false) === ''
      ? ''
      : `从备份恢复时留下的别的副本，现在连不上、已经移走或写不进去：${quoted(false)}，里面可能仍有这些资料。正在用的是那一份、只想清掉这份旧的，请不要在这里删除案件，直接删除这份旧资料库的文件夹。接好以后，还在用的，请在那里也删除一次；确定不再用了，可以把那个文件夹整个删除。`,
  ];
  return replaced.length === 0 ? null : parts.join('');
}

/** Where names or numbers are still mentioned, and what to do about it; null where they are not. */
export function sayMentions({ mentions, mentionedIn }: Pick<Receipt, 'mentions' | 'mentionedIn'>): string | null {
  if (mentions === 0) return null;
  const { cases = [], tables = [] } = mentionedIn ?? {};
  const places = [...new Set(tables.map(mentionPlace))].join('、');
  const inCases = cases.length === 0 ? '' : `，涉及案件 ${cases.join('、')}`;
  return `别处还有 ${mentions} 处文字提到这些姓名、名称或号码${places === '' ? '' : `：${places}`}${inCases}。请人工查看，不需要的请改掉。`;
}

/** What is to be done about files that wait in the tray and may be of whom is erased; null where there are none. */
export function sayWaiting({ waiting = 0 }: Receipt['kept']): string | null {
  if (waiting === 0) return null;
  return `收件里还有 ${waiting} 份在等的文件可能也是他们的，不会一起删除：名称提到了他们，像是这些案件的材料，或者是同一个文件的其他页。请到“收件”里看一看；不要的先放一边，再从“放一边的”里永久删除。`;
}

/** What is to be done about what a salvage has lost the owners of, before an erasure or after; null where there is none. It goes only where somebody says so. */
export function sayUnowned({ unowned }: Receipt['kept'], when: 'before' | 'after'): string | null {
  if (unowned === undefined) return null;
  const parts = [
    unowned.persons > 0 ? `人员 ${unowned.persons}` : '',
    unowned.scans > 0 ? `扫描件 ${unowned.scans}` : '',
  ].filter((each) => each !== '');
  const what = `资料库里还有现在看不出属于哪个案件的资料：${parts.join('，')}，其中可能有这些案件以前的。数据库修好时有些记录没能救回，分不清它们是谁的，`;
  return when === 'before'
    ? `${what}不会一起删除。里面也可能有还在办的案件的图片：请先核对、补好没能救回的内容，再勾选“连同看不出是谁的一起删除”。`
    : `${what}这次没有删除。请核对、补好没能救回的内容；下一次永久删除案件时，可以勾选“连同看不出是谁的一起删除”。`;
}

/** What is to be done about encrypted files nobody owns; null where there are none. */
export function sayUnclaimed({ unclaimed = 0, unclaimedNames = [] }: Unclaimed): string | null {
  if (unclaimed === 0) return null;
  const named = unclaimedNames.length === 0 ? '' : `：${nameUnclaimed(unclaimedNames, unclaimed)}`;
  return `资料库里有 ${unclaimed} 份没有登记的加密文件，认不出是谁的，里面可能有这些资料。不再需要时，请手动删除：它们在资料库文件夹里的“files”、再里面的“unclaimed”文件夹中${named}。`;
}

type Unclaimed = Pick<Receipt, 'unclaimed' | 'unclaimedNames'>;

/** So many are named one by one. */
export const mostUnclaimedNamed = 20;

/** Some of them by name, and how many there are besides of `all`. Pure. */
export function nameUnclaimed(names: readonly string[], all: number): string {
  const named = names.slice(0, mostUnclaimedNamed);
  const rest = all - named.length;
  return `${named.join('、')}${rest > 0 ? `，另外还有 ${rest} 份` : ''}`;
}

/** One sentence about what went: `案件 2026-0001；扫描件原件 5，…`. */
export function sayErased({ cases, counts }: Pick<Receipt, 'cases' | 'counts'>): string {
  const named = cases.map(({ number }) => number).join('、');
  const parts = erasedKinds.flatMap((kind) => {
    const held = counts[kind] ?? 0;
    return kind === 'cases' || held === 0 ? [] : [`${erasedLabels[kind]} ${held}`];
  });
  return [named === '' ? '' : `案件 ${named}`, parts.join('，')].filter((each) => each !== '').join('：');
}
