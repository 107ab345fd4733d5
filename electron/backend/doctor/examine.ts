import { readdir, readFile, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { newestBackupFirst } from '#shared/backups/backup.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { daysBetween } from '#shared/calendar/daysBetween.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { placesOf } from '../backups/backupService.ts';
import type { Desk } from '../desk.ts';
import { listBackups } from '../vault/backups/backupFolder.ts';
import { slotFile } from '../vault/keySlots.ts';
import { vaultLayout } from '../vault/layout.ts';
import type { Vault } from '../vault/openVault.ts';
import { all, sql } from '../vault/sql.ts';
import { checkAccessLog } from '../vault/store/accessLog.ts';
import { countUnfinishedErasures } from '../vault/store/erasures.ts';
import { readRecordAt, recordCopy } from '../vault/vaultRecord.ts';
import { sayLog, sayUnfinished } from './keptWords.ts';
import { type IllFile, illFiles, sayIll } from './originals.ts';

/** A backup older than this helps little. Days. */
const oldBackup = 7;
/** Below this a day's work may not fit. Bytes. */
const leastSpace = 1_000_000_000;

/** What a repair would work on. */
export interface Examined {
  readonly ill: readonly IllFile[];
  /** True where vault.json or its copy is to be written anew. */
  readonly recordIll: boolean;
  /** True where something that was erased has left files behind. */
  readonly erasuresUnfinished: boolean;
}

/**
 * Looks the open vault over and changes nothing: the database page by page, every original against what was noted when it
 * came in, keys, backups, space. Throws `vaultLocked`.
 */
export async function* examine(
  desk: Pick<Desk, 'vault' | 'now'>,
  signal?: AbortSignal,
): AsyncGenerator<ExamineEvent, Examined, undefined> {
  const vault = desk.vault();
  yield found(database(vault));
  yield found(references(vault));
  const steps = illFiles(vault, signal);
  let ill: IllFile[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) {
      ill = step.value;
      break;
    }
    yield { type: 'progress', ...step.value, label: '原件' };
  }
  yield found(sayIll(ill, vault.namedFiles().size));
  yield found(await unclaimed(vault));
  const record = await recordState(vault);
  yield found(record);
  yield found(await keys(vault));
  yield found(await backups(desk, vault));
  const unfinished = countUnfinishedErasures(vault.db);
  yield found(sayUnfinished(unfinished));
  yield found(sayLog(checkAccessLog(vault.db)));
  yield found(await space(vault));
  return { ill, recordIll: record.state === 'bad', erasuresUnfinished: unfinished > 0 };
}

const found = (diagnosis: Diagnosis): ExamineEvent => ({ type: 'found', diagnosis });
const fine = (checkup: Diagnosis['checkup'], message: string): Diagnosis => ({
  checkup,
  state: 'fine',
  message,
  remedy: null,
  mend: null,
});

function database({ db }: Vault): Diagnosis {
  const rows = all<{ integrity_check: string }>(db, sql`PRAGMA integrity_check(20)`);
  if (rows.length === 1 && rows[0]?.integrity_check === 'ok') return fine('database', '数据库完整。');
  return {
    checkup: 'database',
    state: 'bad',
    message: `数据库有 ${rows.length} 处不完整。`,
    remedy: '请先复制整个资料库文件夹留底，再用最近一次备份恢复到新的文件夹。',
    mend: null,
  };
}

function references({ db }: Vault): Diagnosis {
  const broken = all(db, sql`PRAGMA foreign_key_check`).length;
  if (broken === 0) return fine('references', '案件、主体、人员和材料之间的联系完整。');
  return {
    checkup: 'references',
    state: 'bad',
    message: `有 ${broken} 处联系断了。`,
    remedy: '请先复制整个资料库文件夹留底，再用最近一次备份恢复到新的文件夹。',
    mend: null,
  };
}

async function unclaimed({ dir }: Vault): Promise<Diagnosis> {
  const names = await readdir(vaultLayout(dir).unclaimed).catch(() => []);
  if (names.length === 0) return fine('unclaimed', '没有多余的文件。');
  return {
    checkup: 'unclaimed',
    state: 'note',
    message: `有 ${names.length} 份加密文件没有登记在案，放在 files/unclaimed 里。`,
    remedy: '多半是上次没有保存完的，或者恢复旧数据库以后多出来的。软件不会删除它们，也不影响使用。',
    mend: null,
  };
}

async function recordState({ dir }: Vault): Promise<Diagnosis> {
  const layout = vaultLayout(dir);
  const [record, copy] = await Promise.all([layout.record, recordCopy(layout.record)].map(readRecordAt));
  if (record && copy && record.id === copy.id) return fine('record', 'vault.json 和它的副本都完好。');
  return {
    checkup: 'record',
    state: 'bad',
    message: record ? 'vault.json 的副本不见了或不完整。' : 'vault.json 不见了或不完整，这次是靠副本打开的。',
    remedy: null,
    mend: '把 vault.json 和它的副本重新写好。',
  };
}

async function keys({ dir }: Vault): Promise<Diagnosis> {
  const states = await Promise.all(
    (['passphrase', 'recovery'] as const).map(async (kind) => ({
      name: kind === 'passphrase' ? '口令' : '恢复码',
      whole: (await readFile(join(dir, slotFile(kind)), 'latin1').catch(() => '')).startsWith(
        'age-encryption.org/v1\n',
      ),
    })),
  );
  const lost = states.filter(({ whole }) => !whole).map(({ name }) => name);
  if (lost.length === 0) return fine('keys', '口令和恢复码的密钥文件都在。');
  return {
    checkup: 'keys',
    state: 'bad',
    message: `${lost.join('、')}的密钥文件不见了或不完整。`,
    remedy: lost.includes('恢复码')
      ? '请到“设置 → 资料库”换一个新的恢复码，把新的抄下来。'
      : '请到“设置 → 资料库”用恢复码重新设一个口令。',
    mend: null,
  };
}

async function backups({ now }: Pick<Desk, 'now'>, vault: Vault): Promise<Diagnosis> {
  const lists = await Promise.all(placesOf(vault).map(listBackups));
  const [newest] = lists
    .flat()
    .filter(({ ownFiles }) => ownFiles)
    .toSorted(newestBackupFirst);
  if (!newest) {
    return {
      checkup: 'backups',
      state: 'bad',
      message: '还没有备份到资料库以外的地方。',
      remedy: '请到“设置 → 备份”选一个文件夹，最好在另一块盘上：硬盘坏了，资料库里面的备份也会一起没有。',
      mend: null,
    };
  }
  const days = daysBetween(chinaDay(new Date(newest.madeAt)), chinaDay(now()));
  if (days <= oldBackup) return fine('backups', `最近一次完整的备份是 ${chinaDay(new Date(newest.madeAt))} 做的。`);
  return {
    checkup: 'backups',
    state: 'bad',
    message: `最近一次完整的备份已经是 ${days} 天以前的了。`,
    remedy: '请看看备份用的盘是不是没有接上，接好后备份一次。',
    mend: null,
  };
}

async function space({ dir }: Vault): Promise<Diagnosis> {
  const { bavail, bsize } = await statfs(dir);
  const free = bavail * bsize;
  const said = `资料库所在的盘还有 ${formatBytes(free)} 可用`;
  if (free >= leastSpace) return fine('space', `${said}。`);
  return {
    checkup: 'space',
    state: 'bad',
    message: `${said}，太少了。`,
    remedy: '请清理这块盘，或者把资料库备份后恢复到另一块盘上。',
    mend: null,
  };
}
