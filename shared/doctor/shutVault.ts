import { z } from 'zod';
import { chinaMinute } from '../calendar/chinaDay.ts';
import { secretKindSchema } from '../vault/secretKind.ts';

/** How many files are named one by one; the others are only counted. */
const mostNamed = 20;

/** What is left of a vault that does not open, found with its keys alone. Paths are those of encrypted files. */
export const shutVaultSchema = z.object({
  /** Whether its own database is sound, every page of it. */
  database: z.boolean(),
  /** Its own key files that are missing or open nothing. */
  spoiltKeys: z.array(secretKindSchema),
  /** Path of a key file in a backup that opens in place of its own; null where its own did. */
  goodKey: z.string().nullable(),
  /** Path of one that opens as well, but is known not to be the last: it belongs to a former passphrase or code, and is never put back. */
  formerKey: z.string().nullable(),
  readable: z.int().nonnegative(),
  /** Files that do not open any more. */
  unreadable: z.array(z.string()),
  /** The newest backup a vault can be made of; null where none was found, or only key files are spoilt. */
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
export function sayShutVault(shut: ShutVault): string[] {
  const { database, spoiltKeys, goodKey, formerKey, readable, unreadable, backup, damaged, newer } = shut;
  if (database && spoiltKeys.length > 0) return sayKeysAlone(shut);
  const total = readable + unreadable.length;
  const state = database
    ? '数据库完好，钥匙也在'
    : goodKey === null && formerKey === null
      ? '数据库打不开，但是钥匙还在'
      : notItsOwn(spoiltKeys);
  const lines = [
    unreadable.length === 0
      ? `${state}：${total} 份加密文件都打得开。`
      : `${state}：${total} 份加密文件里，${readable} 份打得开，${unreadable.length} 份打不开：`,
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
    ...(backup.lost > 0
      ? [
          `它要用的文件里，有 ${backup.lost} 份在哪里都打不开了，恢复以后请做一次体检，它会说哪些要请客户重新发送，哪些可以自己重新打印。`,
        ]
      : []),
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

const slotNames = { passphrase: '口令', recovery: '恢复码' } as const;

const nameSlots = (kinds: ShutVault['spoiltKeys']) => kinds.map((kind) => slotNames[kind]).join('和');

const notItsOwn = (kinds: ShutVault['spoiltKeys']) =>
  `数据库打不开，${nameSlots(kinds)}的密钥文件也坏了，备份里的那份还能用`;

/** Nothing is lost where only key files are spoilt: an older backup would lose what came after it. */
function sayKeysAlone({ spoiltKeys, goodKey, formerKey, readable, unreadable }: ShutVault): string[] {
  const lines = [
    `数据库完好，坏的是${nameSlots(spoiltKeys)}的密钥文件，不用恢复备份。`,
    unreadable.length === 0
      ? `${readable} 份加密文件都打得开。`
      : `${readable + unreadable.length} 份加密文件里，${readable} 份打得开，${unreadable.length} 份打不开：`,
    ...named(unreadable),
  ];
  const [kind, other] = spoiltKeys;
  const opens = other === undefined;
  if (opens) {
    lines.push(
      kind === 'passphrase'
        ? '请用恢复码打开，再到“设置 → 资料库”重新设一个口令。'
        : '请用口令打开，再到“设置 → 资料库”换一个新的恢复码。',
    );
  }
  if (formerKey !== null) lines.push(...sayFormer(spoiltKeys, formerKey));
  if (goodKey === null) return lines;
  const way = '把备份里的这个密钥文件复制到资料库的 keys 文件夹里，再用刚才输入的打开';
  return [
    ...lines,
    opens ? `手边没有${kind === 'passphrase' ? '恢复码' : '口令'}的，也可以${way}：` : `请${way}：`,
    `    ${goodKey}`,
  ];
}

/** Whoever knows the former secret alone is not shut out: it opens the data, and says so. */
function sayFormer(spoiltKeys: ShutVault['spoiltKeys'], path: string): string[] {
  const kind = path.endsWith('passphrase.age') ? 'passphrase' : 'recovery';
  const which = slotNames[kind];
  const other = spoiltKeys.length > 1 ? null : slotNames[kind === 'passphrase' ? 'recovery' : 'passphrase'];
  return [
    `刚才输入的是以前的${which}：备份里有一个密钥文件它打得开，但那是换${which}以前的，不会放回去，免得旧${which}又能用：`,
    `    ${path}`,
    `请把放在别处的、换${which}以后跟着换过的备份接上，加 --backups 和备份的文件夹，用现在的${which}再看一次。`,
    `只有旧${which}${other === null ? '' : `、也没有${other}`}的，可以把上面这个文件复制到资料库的 keys 文件夹里，用旧${which}打开，再到“设置 → 资料库”${kind === 'passphrase' ? '重新设一个口令' : '换一个新的恢复码'}。`,
  ];
}

function named(paths: readonly string[]): string[] {
  const rest = paths.length - mostNamed;
  return [...paths.slice(0, mostNamed).map((path) => `    ${path}`), ...(rest > 0 ? [`    另外还有 ${rest} 份`] : [])];
}
