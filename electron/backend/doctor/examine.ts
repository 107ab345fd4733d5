import { readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import type { Desk } from '../desk.ts';
import { looksLikeSlot, slotFile } from '../vault/keySlots.ts';
import { vaultLayout } from '../vault/layout.ts';
import type { Vault } from '../vault/openVault.ts';
import { all, sql } from '../vault/sql.ts';
import { checkAccessLog } from '../vault/store/accessLog.ts';
import { countUnfinishedErasures } from '../vault/store/erasures.ts';
import { readRecordAt, recordCopy } from '../vault/vaultRecord.ts';
import { examinePlaces, sayBackups } from './backupCheckup.ts';
import { sayLog, sayUnfinished } from './keptWords.ts';
import { sayLocks } from './lockCheckup.ts';
import { type IllFile, illFiles, sayIll } from './originals.ts';
import { schema } from './schemaCheckup.ts';
import { isDamage } from './unlessDamaged.ts';

/** Below this a day's work may not fit. Bytes. */
const leastSpace = 1_000_000_000;

/** What a repair would work on. */
export interface Examined {
  readonly ill: readonly IllFile[];
  /** Letters whose contents are to be noted. */
  readonly unrecorded: readonly string[];
  /** True where vault.json or its copy is to be written anew. */
  readonly recordIll: boolean;
  readonly lockGone: boolean;
  /** Folders of backups that were broken off. */
  readonly unfinishedBackups: readonly string[];
  /** True where something that was erased has left files behind. */
  readonly erasuresUnfinished: boolean;
  /** A broken page of the database, which nothing here mends. */
  readonly damage: DeskError | null;
}

/**
 * Looks the open vault over and changes nothing: the database page by page, every original against what was noted when it
 * came in, keys, the newest backups with all they have, space. Throws `vaultLocked`.
 */
export async function* examine(
  desk: Pick<Desk, 'vault' | 'now'>,
  signal?: AbortSignal,
): AsyncGenerator<ExamineEvent, Examined, undefined> {
  const vault = desk.vault();
  let damage: DeskError | null = null;
  /** A broken page ends one look, and none of the others. */
  const seeing = (checkup: Diagnosis['checkup'], look: () => Diagnosis): ExamineEvent => {
    try {
      return found(look());
    } catch (error) {
      if (!isDamage(error)) throw error;
      damage ??= error;
      return found(broken(checkup));
    }
  };
  const pages = seeing('database', () => database(vault));
  yield pages;
  if (pages.type === 'found' && pages.diagnosis.state === 'bad') {
    damage ??= new DeskError('vaultDamaged', { detail: pages.diagnosis.message });
  }
  yield seeing('schema', () => schema(vault.db));
  yield seeing('references', () => references(vault));
  const looked = yield* telling(illFiles(vault, signal), '原件');
  yield found(sayIll(vault.db, looked));
  yield found(await unclaimed(vault));
  const record = await recordState(vault);
  yield found(record);
  yield found(await keys(vault));
  const places = yield* telling(examinePlaces(vault, signal), '备份');
  const unfinished = places.flatMap((place) => place.unfinished);
  yield found(sayLocks({ vault: vault.lock.state(), unfinished: unfinished.length }));
  yield found(looked.backup ? fine('backups', '这里本身就是一份备份。') : sayBackups(places, desk.now()));
  let unfinishedErasures = 0;
  yield seeing('erasures', () => {
    unfinishedErasures = countUnfinishedErasures(vault.db);
    return sayUnfinished(unfinishedErasures);
  });
  yield seeing('accessLog', () => sayLog(checkAccessLog(vault.db)));
  yield found(await space(vault));
  return {
    ill: looked.ill,
    unrecorded: looked.backup ? [] : looked.unrecorded,
    recordIll: record.state === 'bad',
    lockGone: vault.lock.state() === 'gone',
    unfinishedBackups: unfinished,
    erasuresUnfinished: unfinishedErasures > 0,
    damage,
  };
}

/** Hands on how far something is, and answers what it found. */
async function* telling<Result>(
  steps: AsyncGenerator<{ readonly done: number; readonly total: number }, Result, undefined>,
  label: string,
): AsyncGenerator<ExamineEvent, Result, undefined> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    yield { type: 'progress', ...step.value, label };
  }
}

const found = (diagnosis: Diagnosis): ExamineEvent => ({ type: 'found', diagnosis });
const fine = (checkup: Diagnosis['checkup'], message: string): Diagnosis => ({
  checkup,
  state: 'fine',
  message,
  remedy: null,
  mend: null,
});

function broken(checkup: Diagnosis['checkup']): Diagnosis {
  return {
    checkup,
    state: 'bad',
    message: '数据库有损坏的页，这一项没能看完。',
    remedy: '请先复制整个资料库文件夹留底，再用最近一次备份恢复到新的文件夹。',
    mend: null,
  };
}

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
      whole: await looksLikeSlot(join(dir, slotFile(kind))),
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
