import { isAbsolute, relative, resolve, sep } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter, Notification } from 'electron';
import type { HostAbilities } from '#backend/hostAbilities.ts';
import { DeskError } from '#shared/api/errors.ts';
import { saveFile } from '../saveFile.ts';
import { safeParts, saveUnderFreeName } from '../saveUnderFreeName.ts';
import type { Copied } from './copied.ts';
import type { FillingWindow } from './fillingWindow.ts';
import { systemKeyKeeper } from './osKey.ts';
import { startUtilityProcess } from './startUtilityProcess.ts';
import { showWindow } from './window.ts';

/** What the files of the desk are called in the save dialog. */
const kinds: Readonly<Record<string, string>> = {
  pdf: 'PDF 文件',
  xlsx: 'Excel 表格',
  zip: '压缩包',
  jpg: '图片',
  png: '图片',
};

/**
 * The system's own dialogs and notifications, before the window they belong to. Only after Electron is ready.
 *
 * The dialogs remember the folder last used by themselves, so only a name is proposed.
 */
export function desktopAbilities(
  window: BrowserWindow,
  platform: NodeJS.Platform,
  { filling, copied }: { readonly filling: FillingWindow; readonly copied: Copied },
): HostAbilities {
  const keyKeeper = systemKeyKeeper(platform);
  /** Shown notifications, held so that none is collected before it is clicked. */
  const shown = new Set<Notification>();
  /** Folders the person has chosen since the start: the only ones a page may have files written into. */
  const chosen = new Set<string>();
  return {
    info: {
      kind: 'desktop',
      version: app.getVersion(),
      savesFiles: true,
      choosesFolders: true,
      notifies: Notification.isSupported(),
      keepsKeys: keyKeeper !== null,
      opensFilling: true,
    },
    keyKeeper,
    saveFile: async (file) => {
      const { stem, extension } = safeParts(file.name.split('/').at(-1) ?? '');
      const name = stem + extension;
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: '保存',
        buttonLabel: '保存',
        defaultPath: name,
        filters: filtersFor(name),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || filePath === '') return { path: null };
      await saveFile(file, filePath);
      return { path: filePath };
    },
    chooseFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: '选择文件夹',
        buttonLabel: '选择',
        properties: ['openDirectory', 'createDirectory'],
      });
      const path = canceled ? null : (filePaths[0] ?? null);
      if (path !== null) chosen.add(path);
      return { path };
    },
    saveInto: async (folder, name, file) => {
      if (!chosen.has(folder)) throw new DeskError('badInput', { detail: '请先选择要存进哪个文件夹' });
      return { path: await saveUnderFreeName(folder, name, file) };
    },
    openFilling: async (caseNumber) => filling.open(caseNumber),
    copyText: (text) => copied.put(text),
    clearCopied: async () => ({ cleared: await copied.clear() }),
    mayReach: (path) => [...chosen].some((folder) => isWithin(folder, path)),
    notify: async (message) => {
      if (!Notification.isSupported()) throw new DeskError('hostCannot', { what: '发送系统通知' });
      const notification = new Notification(message);
      shown.add(notification);
      notification.on('click', () => showWindow(window));
      notification.on('close', () => shown.delete(notification));
      notification.show();
    },
    startProcess: startUtilityProcess,
  };
}

/** The folder itself or anything below it, by its parts: `..` leads nowhere. */
function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, resolve(path));
  return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..');
}

function filtersFor(name: string): FileFilter[] {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  const known = extension === undefined ? undefined : kinds[extension];
  const all = { name: '所有文件', extensions: ['*'] };
  return extension === undefined || known === undefined ? [all] : [{ name: known, extensions: [extension] }, all];
}
