import { readdir, statfs } from 'node:fs/promises';
import type { ExamineEvent } from '#shared/api/doctor.ts';
import { DeskError } from '#shared/api/errors.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import { sayWayOut } from '#shared/doctor/wayOut.ts';
import { nameUnclaimed } from '#shared/erasure/receipt.ts';
import { formatBytes } from '#shared/scans/wording.ts';
import { canFollow } from '#shared/vault/laggingPlace.ts';
import type { Desk } from '../desk.ts';
import { followed } from '../jobs/followed.ts';
import { newestFirst } from '../vault/backups/newestFirst.ts';
import { exists } from '../vault/exists.ts';
import { listStrays } from '../vault/files.ts';
import { vaultLayout } from '../vault/layout.ts';
import type { Vault } from '../vault/openVault.ts';
import { all, sql } from '../vault/sql.ts';
import { checkAccessLog } from '../vault/store/accessLog.ts';
import { countUnfinishedErasures } from '../vault/store/erasures.ts';
import { ifDamaged, isDamage } from '../vault/unlessDamaged.ts';
import { readRecordAt, recordCopy } from '../vault/vaultRecord.ts';
import { type ExaminedPlace, examinePlaces, sayBackups } from './backupCheckup.ts';
import { sayLog, sayPlaces, sayUnfinished } from './keptWords.ts';
import { type LostSlot, lostSlots, sayLostSlots } from './keyCheckup.ts';
import { sayLocks } from './lockCheckup.ts';
import { lossesOf } from './lossCheckup.ts';
import { type IllFile, illFiles, sayIll } from './originals.ts';
import { schema } from './schemaCheckup.ts';
import { seeWayOut } from './seeWayOut.ts';

/** Below this a day's work may not fit. Bytes. */
const leastSpace = 1_000_000_000;

/** What a repair would work on. */
export interface Examined {
  readonly ill: readonly IllFile[];
  /** Letters whose contents are to be noted. */
  readonly unrecorded: readonly string[];
  readonly lostKeys: readonly LostSlot[];
  /** True where a place of backups is behind that can be reached. */
  readonly lagging: boolean;
  /** True where vault.json or its copy is to be written anew. */
  readonly recordIll: boolean;
  readonly lockGone: boolean;
  /** Folders of backups that were broken off. */
  readonly unfinishedBackups: readonly string[];
  /** True where something that was erased has left files behind. */
  readonly erasuresUnfinished: boolean;
  /** A broken page of the database. */
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
  const structure = [seeing('schema', () => schema(vault.db)), seeing('references', () => references(vault))];
  yield* structure;
  const looked = yield* followed(illFiles(vault, signal), under('原件'));
  yield found(sayIll(vault.db, looked));
  yield found(await unclaimed(vault));
  for (const loss of await lossesOf(vault).catch(ifDamaged([]))) yield found(loss);
  const record = await recordState(vault);
  yield found(record);
  const lostKeys = await slotsOf(vault);
  yield found(sayLostSlots(lostKeys));
  const places = yield* followed(examinePlaces(vault, signal), under('备份'));
  const unfinished = places.flatMap((place) => place.unfinished);
  const isBad = (event: ExamineEvent) => event.type === 'found' && event.diagnosis.state === 'bad';
  if (damage !== null || structure.some(isBad)) yield found(await wayOut(vault, places, damage !== null, desk.now()));
  yield found(sayLocks({ vault: vault.lock.state(), unfinished: unfinished.length, mayBeNeeded: damage !== null }));
  const ownBad = lostKeys.map(({ kind }) => kind);
  yield found(looked.backup ? fine('backups', '这里本身就是一份备份。') : sayBackups(places, ownBad, desk.now()));
  const lagging = looked.backup ? [] : await vault.laggingPlaces().catch(ifDamaged([]));
  yield found(sayPlaces(lagging));
  let unfinishedErasures = 0;
  yield seeing('erasures', () => {
    unfinishedErasures = countUnfinishedErasures(vault.db);
    return sayUnfinished(unfinishedErasures);
  });
  const contradicted = await vault.accessHead.contradictions().catch(ifDamaged([]));
  yield seeing('accessLog', () => sayLog({ ...checkAccessLog(vault.db), contradicted }));
  yield found(await space(vault));
  return {
    ill: looked.ill,
    unrecorded: looked.backup ? [] : looked.unrecorded,
    lostKeys,
    lagging: lagging.some(canFollow),
    recordIll: record.state === 'bad',
    lockGone: vault.lock.state() === 'gone',
    unfinishedBackups: unfinished,
    erasuresUnfinished: unfinishedErasures > 0,
    damage,
  };
}

/** How far something is. */
const under =
  (label: string) =>
  (step: { readonly done: number; readonly total: number }): ExamineEvent => ({ type: 'progress', ...step, label });

/** What a vault whose database is broken can be made of: best a backup with all it has, else one whose database is whole. */
async function wayOut(
  vault: Vault,
  places: readonly ExaminedPlace[],
  isBroken: boolean,
  now: Date,
): Promise<Diagnosis> {
  const [sound] = newestFirst(
    places.flatMap((place) => place.sound ?? []),
    now,
  );
  const backup = sound ?? (await vault.newestSoundBackup());
  const message = backup === null ? '没有找到能用来恢复的备份。' : '有一份备份能用来恢复。';
  const mend = isBroken
    ? '把数据库里读得出来的都救到一个新的数据库里，读不出来的用备份里的补；坏的那个留着，不会删除。最稳妥的还是上面的恢复：救出来的要再核对一遍。'
    : null;
  return { checkup: 'wayOut', state: 'bad', message, remedy: sayWayOut(backup).join('\n'), mend };
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
    remedy: seeWayOut,
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
    remedy: seeWayOut,
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
    remedy: seeWayOut,
    mend: null,
  };
}

async function unclaimed({ dir }: Vault): Promise<Diagnosis> {
  const layout = vaultLayout(dir);
  const strays = await listStrays(layout.files);
  const aside = await readdir(layout.unclaimed).catch(() => []);
  const names = [...aside, ...strays.map(({ name }) => name)].toSorted();
  const folder = strays.length === 0 ? layout.unclaimed : layout.files;
  if (names.length === 0) return fine('unclaimed', '没有多余的文件。');
  return {
    checkup: 'unclaimed',
    state: 'note',
    message: `有 ${names.length} 份加密文件没有登记在案，放在 ${folder} 里：${nameUnclaimed(names, names.length)}。`,
    remedy:
      '多半是上次没有保存完的，或者恢复旧数据库以后多出来的。它们不影响使用，软件不会自己删除它们；只有修好以后留着的损坏数据库，会在永久删除客户资料时一起删除。',
    mend: null,
  };
}

async function recordState({ dir, id }: Vault): Promise<Diagnosis> {
  const layout = vaultLayout(dir);
  const [record, copy] = await Promise.all([layout.record, recordCopy(layout.record)].map(readRecordAt));
  if (record?.id === id && copy?.id === id) {
    if (!(await exists(layout.foreignRecord))) return fine('record', 'vault.json 和它的副本都完好。');
    return {
      checkup: 'record',
      state: 'note',
      message: `这里放过另一个资料库的 vault.json，多半是复制文件夹时弄混了。已经换回这个资料库自己的。`,
      remedy: `那一份改名放在 ${layout.foreignRecord}。请看看另一个资料库里的 vault.json 还在不在，在的话这一份可以删除。`,
      mend: null,
    };
  }
  const foreign = [record, copy].some((each) => each && each.id !== id);
  return {
    checkup: 'record',
    state: 'bad',
    message: foreign
      ? 'vault.json 或它的副本是另一个资料库的，多半是复制文件夹时弄混了。'
      : record
        ? 'vault.json 的副本不见了或不完整。'
        : 'vault.json 不见了或不完整，这次是靠副本打开的。',
    remedy: null,
    mend: '把 vault.json 和它的副本重新写好。',
  };
}

/** Which copies may be put back the database says; where it cannot, none is. */
async function slotsOf(vault: Vault): Promise<LostSlot[]> {
  return lostSlots(vault).catch((error: unknown) => {
    if (!isDamage(error)) throw error;
    return lostSlots({ ...vault, copyOfSlot: async () => null });
  });
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
