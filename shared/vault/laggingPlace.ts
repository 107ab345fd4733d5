import { z } from 'zod';
import { chinaDay } from '../calendar/chinaDay.ts';

/** What a place of backups has not got: the present passphrase or recovery code in its backups, the list of what was erased. */
export const lagSchema = z.enum(['passphrase', 'recovery', 'erased']);
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
  erased: '没有收到删除清单，用那里的备份恢复会把永久删除的案件带回来',
};

/** Which place lacks what, one sentence. Pure. */
export function sayLagging({ folder, what, reachable, lastBackup }: LaggingPlace): string {
  const when = lastBackup === null ? '' : `（上次备份 ${chinaDay(new Date(lastBackup))}）`;
  const now = reachable ? '' : '现在连不上；';
  return `“${folder}”${when}：${now}${what.map((each) => lags[each]).join('；')}。`;
}

/** What to do about them. */
export const lagRemedy =
  '请接上那块盘，或者连上那个文件夹，再往原来的位置备份一次，就会一起跟上。那里的备份已经不要了的，请把那个文件夹整个删除。';
