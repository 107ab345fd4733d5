import { z } from 'zod';
import { chinaDay } from '../calendar/chinaDay.ts';

/**
 * What a place of backups has not got: the present passphrase or recovery code in its backups, the list of what was erased. `other…`: its
 * backups have one that this vault, made of a backup, has never heard of and that may be newer.
 */
export const lagSchema = z.enum(['passphrase', 'recovery', 'erased', 'otherPassphrase', 'otherRecovery']);
export type Lag = z.infer<typeof lagSchema>;

/** A place outside the vault whose backups are behind. */
export const laggingPlaceSchema = z.object({
  folder: z.string(),
  what: z.array(lagSchema).min(1),
  /** False where it cannot be looked at now: then what is known is from when it last could not follow. */
  reachable: z.boolean(),
  lastBackup: z.iso.datetime().nullable(),
});
export type LaggingPlace = z.infer<typeof laggingPlaceSchema>;

const lags: Readonly<Record<Lag, string>> = {
  passphrase: '有备份仍用旧口令打开',
  recovery: '有备份仍用旧恢复码打开',
  otherPassphrase: '有备份要用另一个口令打开，可能是后来换的',
  otherRecovery: '有备份要用另一个恢复码打开，可能是后来换的',
  erased: '没有收到删除清单，用那里的备份恢复会把永久删除的案件带回来',
};

/** Which place lacks what, one sentence. Pure. */
export function sayLagging({ folder, what, reachable, lastBackup }: LaggingPlace): string {
  const when = lastBackup === null ? '' : `（上次备份 ${chinaDay(new Date(lastBackup))}）`;
  const now = reachable ? '' : '现在连不上；';
  return `“${folder}”${when}：${now}${what.map((each) => lags[each]).join('；')}。`;
}

/** What a place gets with the next backup there. */
export const followable: readonly Lag[] = ['passphrase', 'recovery', 'erased'];

/** Whether a place can be made to follow now: nothing is written over a key file that may be newer. Pure. */
export const canFollow = ({ reachable, what }: Pick<LaggingPlace, 'reachable' | 'what'>): boolean =>
  reachable && what.some((each) => followable.includes(each));

/** What to do where backups open with another secret that may be newer; null where none do. Pure. */
export function sayUnheardKeys(lagging: readonly LaggingPlace[]): string | null {
  const what = new Set(lagging.flatMap((place) => place.what));
  const ways = [
    ...(what.has('otherPassphrase') ? ['重新设一个口令'] : []),
    ...(what.has('otherRecovery') ? ['换一个新的恢复码'] : []),
  ];
  if (ways.length === 0) return null;
  return `这个资料库可能是从备份恢复的，那份备份没有跟上后来的更换。那些备份没有动。以后就用这个资料库的，请接上所有放备份的盘，再到“设置 → 资料库”${ways.join('，')}：各处备份会一起换好。`;
}

/** What to do about them. */
export const lagRemedy =
  '请接上那块盘，或者连上那个文件夹，再往原来的位置备份一次，就会一起跟上。那里的备份已经不要了的，请把那个文件夹整个删除。';
