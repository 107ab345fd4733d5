import { DeskError } from '#shared/api/errors.ts';
import type { HostInfo } from '#shared/api/host.ts';
import type { UploadedFile } from '#shared/api/upload.ts';

/**
 * What a host lends the desk beyond carrying calls: the system's dialogs and notifications.
 *
 * Each host hands in its own; what it cannot do ends in `hostCannot`, and `info` says so beforehand.
 */
export interface HostAbilities {
  readonly info: HostInfo;
  /** Shows the save dialog and writes the file; null when the person cancelled. Throws `cannotWrite`. */
  saveFile(file: UploadedFile): Promise<{ path: string | null }>;
  chooseFolder(): Promise<{ path: string | null }>;
  notify(message: { readonly title: string; readonly body: string }): Promise<void>;
}

/** A host without dialogs: the command line, and a page in a browser. */
export function bareHost(kind: HostInfo['kind'], version: string): HostAbilities {
  const cannot = (what: string) => () => Promise.reject(new DeskError('hostCannot', { what }));
  return {
    info: { kind, version, savesFiles: false, choosesFolders: false, notifies: false, keepsKeys: false },
    saveFile: cannot('用系统对话框保存文件'),
    chooseFolder: cannot('用系统对话框选择文件夹'),
    notify: cannot('发送系统通知'),
  };
}
