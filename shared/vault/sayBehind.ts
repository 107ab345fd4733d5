import { z } from 'zod';
import { chinaDay } from '../calendar/chinaDay.ts';

/**
 * A folder of backups that still open with the old passphrase or code, and when the last one was made there, where it was noted;
 * or a vault that was replaced by a restored one.
 */
export const behindPlaceSchema = z.object({
  folder: z.string(),
  lastBackup: z.iso.datetime().nullable(),
  replaced: z.literal(true).optional(),
});
export type BehindPlace = z.infer<typeof behindPlaceSchema>;

/**
 * What to say where backups could not follow another passphrase or recovery code: which, with what they open, until when.
 * Null where all of them did.
 */
export function sayBehind(behind: readonly BehindPlace[], what: '口令' | '恢复码'): string | null {
  if (behind.length === 0) return null;
  const vaults = behind.filter(({ replaced }) => replaced === true).map(({ folder }) => `“${folder}”`);
  const backups = behind.filter(({ replaced }) => replaced !== true);
  const places = backups.map(
    ({ folder, lastBackup }) =>
      `“${folder}”${lastBackup === null ? '' : `（上次备份 ${chinaDay(new Date(lastBackup))}）`}`,
  );
  return [
    places.length === 0
      ? ''
      : `有旧备份没能跟着换，仍用旧${what}打开：${places.join('、')}连不上或写不进去；接好以后，下次备份到那里时会一起换。`,
    vaults.length === 0
      ? ''
      : `恢复以前的旧资料库没能跟着换，仍用旧${what}打开：${vaults.join('、')}；不再需要时，请把那个文件夹整个删除。`,
  ].join('');
}

/** Where nobody can follow: copies somebody carried away. Said before the change. */
export const carriedAway = '自己另外拷走的备份不会变，旧的仍能打开它们，请收回或删除。';
