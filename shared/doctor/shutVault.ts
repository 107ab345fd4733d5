import { z } from 'zod';
import { chinaMinute } from '../calendar/chinaDay.ts';

/** How many files are named one by one; the others are only counted. */
const mostNamed = 20;

/** What is left of a vault whose database does not open, found with its keys alone. Paths are those of encrypted files. */
export const shutVaultSchema = z.object({
  readable: z.int().nonnegative(),
  /** Files that do not open any more. */
  unreadable: z.array(z.string()),
  /** The newest backup a vault can be made of; null where none was found. */
  backup: z
    .object({
      folder: z.string(),
      madeAt: z.iso.datetime(),
      cases: z.int().nonnegative(),
      files: z.int().nonnegative(),
      /** How many of its originals open neither here nor there. */
      lost: z.int().nonnegative(),
    })
    .nullable(),
  /** Folders of younger backups that are damaged. */
  damaged: z.array(z.string()),
  /** Files that open and that the backup does not know: they came in, or were made, after it. */
  newer: z.array(z.string()),
});
export type ShutVault = z.infer<typeof shutVaultSchema>;

/** What a person is told of it and what to do, one sentence or path a line. */
export function sayShutVault({ readable, unreadable, backup, damaged, newer }: ShutVault): string[] {
  const total = readable + unreadable.length;
  const lines = [
    unreadable.length === 0
      ? `数据库打不开，但是钥匙还在：${total} 份加密文件都打得开。`
      : `数据库打不开，但是钥匙还在：${total} 份加密文件里，${readable} 份打得开，${unreadable.length} 份打不开：`,
    ...named(unreadable),
    ...damaged.map((folder) => `这份更新的备份已损坏，用不上：${folder}`),
  ];
  if (backup === null) {
    return [
      ...lines,
      '没有找到能用的备份。请先复制整个资料库文件夹留底，再把放备份的盘接上，加 --backups 和备份的文件夹再看一次。',
    ];
  }
  const when = chinaMinute(new Date(backup.madeAt));
  lines.push(
    `能用的最近一份备份是 ${when} 做的（${backup.cases} 个案件，${backup.files} 份文件）：${backup.folder}`,
    ...(backup.lost > 0 ? [`它要用的文件里，有 ${backup.lost} 份在哪里都打不开了，恢复以后请客户重新发送。`] : []),
    ...(newer.length > 0 ? [`有 ${newer.length} 份文件是这份备份以后才有的，备份里没有登记：`, ...named(newer)] : []),
    '请先复制整个资料库文件夹留底，再用“restore 这份备份的文件夹 --into 新文件夹”恢复。',
  );
  if (newer.length > 0) {
    lines.push(
      '恢复以后，这些文件对应的案件改动要重做一遍：请客户再发一次，或者用恢复码和 age 工具从原来的文件夹里打开它们。',
    );
  }
  return lines;
}

function named(paths: readonly string[]): string[] {
  const rest = paths.length - mostNamed;
  return [...paths.slice(0, mostNamed).map((path) => `    ${path}`), ...(rest > 0 ? [`    另外还有 ${rest} 份`] : [])];
}
