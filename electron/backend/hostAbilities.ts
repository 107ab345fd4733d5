import { DeskError } from '#shared/api/errors.ts';
import type { HostInfo } from '#shared/api/host.ts';
import type { UploadedFile } from '#shared/api/upload.ts';
import type { StartProcess } from './jobs/readers.ts';
import { startNodeProcess } from './jobs/startNodeProcess.ts';

/**
 * Keeps secrets with the operating system: only this person, on this computer, gets them back.
 *
 * Both calls may show a dialog of the system and reject when it says no.
 */
export interface KeyKeeper {
  wrap(secret: string): Promise<Uint8Array>;
  /** `renewed` is the same secret wrapped anew, to be stored instead, because the system has changed its own key. */
  unwrap(wrapped: Uint8Array): Promise<{ readonly secret: string; readonly renewed: Uint8Array | null }>;
}

/**
 * What a host lends the desk beyond carrying calls: the system's dialogs and notifications.
 *
 * Each host hands in its own; what it cannot do ends in `hostCannot`, and `info` says so beforehand.
 */
export interface HostAbilities {
  readonly info: HostInfo;
  /** Null where the system keeps no keys, or only pretends to. */
  readonly keyKeeper: KeyKeeper | null;
  /** Shows the save dialog and writes the file; null when the person cancelled. Throws `cannotWrite`. */
  saveFile(file: UploadedFile): Promise<{ path: string | null }>;
  chooseFolder(): Promise<{ path: string | null }>;
  /**
   * Writes the file into a folder that `chooseFolder` has answered, under a name that is free there.
   *
   * Throws `badInput` for any other folder: a page must not be able to write wherever it likes. Throws `cannotWrite`.
   */
  saveInto(folder: string, name: string, file: UploadedFile): Promise<{ path: string }>;
  /** Whether the desk may read and write below this full path: on the command line everywhere, else in folders that were chosen. */
  mayReach(path: string): boolean;
  /** Opens the small window beside the console in which a case is filled in; one that is open goes to that case. */
  openFilling(caseNumber: string): Promise<void>;
  /** Puts a text on the system's clipboard, which is cleared of it after a minute. */
  copyText(text: string): Promise<void>;
  /** Clears the clipboard, if it still holds what `copyText` has put there. */
  clearCopied(): Promise<{ cleared: boolean }>;
  notify(message: { readonly title: string; readonly body: string }): Promise<void>;
  /** Starts a process that reads a file nobody vouches for. */
  readonly startProcess: StartProcess;
}

/** A host without dialogs, in Node: the command line, and a page in a browser. */
export function bareHost(kind: HostInfo['kind'], version: string): HostAbilities {
  const cannot = (what: string) => () => Promise.reject(new DeskError('hostCannot', { what }));
  return {
    info: {
      kind,
      version,
      savesFiles: false,
      choosesFolders: false,
      notifies: false,
      keepsKeys: false,
      opensFilling: false,
    },
    keyKeeper: null,
    saveFile: cannot('用系统对话框保存文件'),
    chooseFolder: cannot('用系统对话框选择文件夹'),
    saveInto: cannot('把文件存进一个文件夹'),
    mayReach: () => kind === 'commandLine',
    openFilling: cannot('另开一个小窗口'),
    copyText: cannot('复制到剪贴板'),
    clearCopied: cannot('清空剪贴板'),
    notify: cannot('发送系统通知'),
    startProcess: startNodeProcess,
  };
}
