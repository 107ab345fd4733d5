import type { Backup } from '#shared/backups/backup.ts';
import { mendBySecret } from '#shared/backups/keyFiles.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { daysBetween } from '#shared/calendar/daysBetween.ts';
import type { Diagnosis } from '#shared/doctor/diagnosis.ts';
import type { SoundBackup } from '#shared/doctor/wayOut.ts';
import { nameSecrets, type SecretKind } from '#shared/vault/secretKind.ts';
import { listBackups, unwholeBackups } from '../vault/backups/backupFolder.ts';
import { type BackupState, isSoundBackup } from '../vault/backups/examineBackup.ts';
import { newestFirst } from '../vault/backups/newestFirst.ts';
import type { Vault } from '../vault/openVault.ts';

/** A backup older than this helps little. Days. */
const oldBackup = 7;

/** The backups of one place, as far as they were opened: the newest, and older ones until one was sound. */
export interface ExaminedPlace {
  /** False within the vault. */
  readonly outside: boolean;
  readonly newest: (SoundBackup & BackupState) | null;
  /** The newest one that is sound; null where none is. */
  readonly sound: SoundBackup | null;
  /** When all of them say that they were made. */
  readonly moments: readonly string[];
  /** How many there are whose record cannot be read. */
  readonly spoilt: number;
  /** Folders of those that were broken off. */
  readonly unfinished: readonly string[];
}

type Progress = { readonly done: number; readonly total: number };

/** Opens the newest backup of each place with all it has; where it is not sound, older ones until one is. Throws `vaultLocked`. */
export async function* examinePlaces(
  vault: Vault,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, ExaminedPlace[], undefined> {
  const places: ExaminedPlace[] = [];
  for (const place of vault.backupPlaces()) {
    const known = new Map<string, boolean>();
    let newest: ExaminedPlace['newest'] = null;
    let sound: ExaminedPlace['sound'] = null;
    const backups = await listBackups(place).catch(() => []);
    for (const { folder, madeAt } of backups) {
      vault.assertOpen();
      const state = yield* vault.examineBackup({ folder, known, signal });
      newest ??= { folder, madeAt, ...state };
      if (!isSoundBackup(state)) continue;
      sound = { folder, madeAt };
      break;
    }
    const { spoilt, unfinished } = await unwholeBackups(place).catch(() => ({ spoilt: [], unfinished: [] }));
    const moments = backups.map(({ madeAt }) => madeAt);
    places.push({ outside: place.files !== null, newest, sound, moments, spoilt: spoilt.length, unfinished });
  }
  return places;
}

/** The finding about all of them; `ownBad` are the key files the vault itself has not whole. Pure. */
export function sayBackups(places: readonly ExaminedPlace[], ownBad: readonly SecretKind[], now: Date): Diagnosis {
  const [newest] = newestFirst(
    places.flatMap((place) => (place.outside && place.newest !== null ? [place.newest] : [])),
    now,
  );
  const hollow = places.filter(({ newest }) => newest !== null && !isSoundBackup(newest));
  if (hollow.length > 0) return bad(hollow.map(sayHollow).join(''), adviceFor(hollow, ownBad));
  if (newest === undefined) {
    return bad(
      '还没有备份到资料库以外的地方。',
      '请到“设置 → 备份”选一个文件夹，最好在另一块盘上：硬盘坏了，资料库里面的备份也会一起没有。',
    );
  }
  const [day, today] = [dayOf(newest), chinaDay(now)];
  if (day > today) {
    return bad(
      `最近一份备份写的日期是 ${day}，比今天（${today}）还晚，看不出它是什么时候做的。`,
      '请先看看电脑的日期对不对，再备份一次。',
    );
  }
  const days = daysBetween(day, today);
  if (days > oldBackup) {
    return bad(`最近一次完整的备份已经是 ${days} 天以前的了。`, '请看看备份用的盘是不是没有接上，接好后备份一次。');
  }
  const spoilt = places.reduce((sum, place) => sum + place.spoilt, 0);
  const message = `最近一次完整的备份是 ${day} 做的，里面的数据库和原件都打得开。`;
  const ahead = places.flatMap(({ moments }) => moments).filter((madeAt) => dayOf({ madeAt }) > today);
  const notes = [
    ...(spoilt > 0 ? [`另有 ${spoilt} 份备份的清单读不出来，不能用来恢复。`] : []),
    ...(ahead.length > 0
      ? [`有 ${ahead.length} 份备份写的日期比今天（${today}）还晚：做的时候电脑的日期不对，软件不会把它们当成最近的。`]
      : []),
  ];
  if (notes.length === 0) return { checkup: 'backups', state: 'fine', message, remedy: null, mend: null };
  return {
    checkup: 'backups',
    state: 'note',
    message: [message, ...notes].join(''),
    remedy: '软件不会删除它们，也不影响别的备份。',
    mend: null,
  };
}

function sayHollow({ outside, newest, sound }: ExaminedPlace): string {
  if (newest === null) return '';
  const wrong = [
    newest.database ? '' : '数据库打不开',
    newest.record ? '' : 'vault.json 不见了或不完整',
    newest.badKeys.length === 0 ? '' : `${nameSecrets(newest.badKeys)}的密钥文件不见了或已损坏`,
    newest.lost.length > 0 ? `${newest.lost.length} 份原件不见了或已损坏` : '',
  ].filter((each) => each !== '');
  const where = outside ? '备份文件夹' : '资料库';
  const older = sound === null ? '这里没有一份完好的备份。' : `完好的最近一份是 ${dayOf(sound)} 做的。`;
  return `${where}里最近一份备份（${dayOf(newest)}）不能用来恢复全部资料：${wrong.join('，')}。${older}`;
}

/** A new backup has what the vault has; a key file that it has not whole, either, is made anew first. */
function adviceFor(hollow: readonly ExaminedPlace[], ownBad: readonly SecretKind[]): string {
  const again = '请现在备份一次：资料库里还在的都会重新备份进去。';
  const newest = hollow.flatMap((place) => place.newest ?? []);
  const lacking = ownBad.filter((kind) => newest.some(({ badKeys }) => badKeys.includes(kind)));
  if (lacking.length === 0) return again;
  const others = newest.some(({ database, record, lost }) => !database || !record || lost.length > 0);
  return `${mendBySecret(lacking)}${others ? again : ''}`;
}

const dayOf = ({ madeAt }: Pick<Backup, 'madeAt'>) => chinaDay(new Date(madeAt));
const bad = (message: string, remedy: string): Diagnosis => ({
  checkup: 'backups',
  state: 'bad',
  message,
  remedy,
  mend: null,
});
