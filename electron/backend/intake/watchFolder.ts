import { stat } from 'node:fs/promises';
import { isAbsolute, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DeskError } from '#shared/api/errors.ts';
import type { Watching } from '#shared/api/intake.ts';
import type { Desk } from '../desk.ts';
import { putSetting, removeSetting } from '../vault/store/settings.ts';
import { folderSetting, watchedFolder } from './watchedFolder.ts';
import { deepest, mostFiles, noteAll, type Seen, watchRound } from './watchRound.ts';

/** Milliseconds from one look at the folder to the next: a file has to stay the same for so long. */
const between = 3000;

const tooMuch = `这个文件夹里东西太多，只看了前面 ${mostFiles.toLocaleString('zh-CN')} 个文件，${deepest} 层以下的文件夹也没有看；请换一个专门放新文件的文件夹`;

/** What runs for an open vault; gone when it is locked. */
interface Running {
  readonly stop: AbortController;
  trouble: string | null;
  beyond: boolean;
}
const running = new WeakMap<Desk, Running>();

/** Which folder is watched, and what keeps the desk from looking at it, or at all of it. Throws `vaultLocked`. */
export function watching(desk: Desk): Watching {
  const folder = watchedFolder(desk.vault().db);
  const state = folder === null ? null : running.get(desk);
  return { folder, trouble: state?.trouble ?? null, partial: state?.beyond ? tooMuch : null };
}

/**
 * Watches another folder from now on, or none: what lies there already is not taken in.
 *
 * Throws `pathRelative`, `fileMissing` for what is no folder, `fileUnreadable`, `badInput` for one with the vault in it or in the
 * vault, `vaultLocked`.
 */
export async function watch(desk: Desk, folder: string | null): Promise<Watching> {
  const { db } = desk.vault();
  if (folder === null) removeSetting(db, folderSetting);
  else {
    if (!isAbsolute(folder)) throw new DeskError('pathRelative', { path: folder });
    const path = resolve(folder);
    const found = await stat(path).catch(() => null);
    if (!found?.isDirectory()) throw new DeskError('fileMissing', { path: folder });
    const { path: vaultPath } = await desk.vaultStatus();
    if (within(path, vaultPath) || within(vaultPath, path)) {
      throw new DeskError('badInput', { detail: '这个文件夹和资料库在一起，请另选一个专门放新文件的文件夹' });
    }
    await noteAll(desk, path).catch((error: unknown) => {
      // Nobody may look into it, or it is a network folder too slow to be watched.
      throw error instanceof DeskError ? error : new DeskError('fileUnreadable', { path }, { cause: error });
    });
    putSetting(desk.vault().db, folderSetting, JSON.stringify(path));
  }
  stopWatching(desk);
  startWatching(desk);
  return watching(desk);
}

/** Begins to look at the folder, where one was chosen; once an opening. Not where a single command runs. */
export function startWatching(desk: Desk): void {
  const folder = watchedFolder(desk.vault().db);
  if (folder === null || running.has(desk) || desk.host.info.kind === 'commandLine') return;
  const state: Running = { stop: new AbortController(), trouble: null, beyond: false };
  running.set(desk, state);
  // What ends it is that the vault is locked; what was not taken then is taken after the next opening.
  const signal = AbortSignal.any([state.stop.signal, desk.caseIndex().closing]);
  void keepLooking(desk, folder, state, signal)
    .catch(() => {})
    .then(() => {
      if (running.get(desk) === state) running.delete(desk);
    });
}

/** Stops looking; what is under way is left where it is and taken later. */
export function stopWatching(desk: Desk): void {
  running.get(desk)?.stop.abort();
  running.delete(desk);
}

async function keepLooking(desk: Desk, folder: string, state: Running, signal: AbortSignal): Promise<void> {
  let seen: Seen = new Map();
  for (;;) {
    try {
      const round = await watchRound(desk, folder, seen, signal);
      seen = round.seen;
      state.beyond = round.beyond;
      state.trouble = null;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof DeskError && error.code === 'vaultLocked') throw error;
      // The desk's own troubles, as a full disk, say themselves what they are.
      state.trouble =
        error instanceof DeskError
          ? `${error.message}${error.remedy}`.replace(/。$/u, '')
          : '这个文件夹现在读不到，可能是改了名、移走了，或者那块盘没有接上';
    }
    // Whoever ends the program need not wait for it.
    await wait(between, undefined, { signal, ref: false });
  }
}

function within(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}
