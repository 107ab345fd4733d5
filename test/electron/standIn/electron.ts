import { EventEmitter } from 'node:events';
import { standInApp } from './app.ts';
import { openJournal } from './journal.ts';
import { StandInMessageChannelMain } from './ports.ts';
import { type StandInSession, standInSessions } from './session.ts';
import {
  standInClipboard,
  standInDialog,
  standInMenu,
  standInNotification,
  standInSafeStorage,
  standInScreen,
  standInTheme,
} from './systemParts.ts';
import { standInUtilityProcess } from './utility.ts';
import { type StandInBrowserWindow, standInBrowserWindow } from './windows.ts';

export interface StandInOptions {
  /** Where Electron keeps its profile; a folder of the test's own. */
  readonly userData: string;
  readonly packaged?: boolean;
  readonly first?: boolean;
  readonly dark?: boolean;
  /** Work areas of all screens, the main one first. */
  readonly screens?: readonly Electron.Rectangle[];
}

/** One Electron for one test: the module the code under test imports, and the levers the test pulls. */
export function standInElectron(options: StandInOptions) {
  const { userData, packaged = true, first = true, dark = false } = options;
  const journal = openJournal();
  const { app, windows, windowGone, makeReady } = standInApp({ userData, packaged, first }, journal);
  const sessions: StandInSession[] = [];
  const opened: StandInBrowserWindow[] = [];
  const session = standInSessions(journal, (made) => {
    sessions.push(made);
    app.emit('session-created', made);
  });
  const BrowserWindow = standInBrowserWindow(journal, (window, contents) => {
    opened.push(window);
    windows.add(window);
    app.emit('web-contents-created', {}, contents);
    window.once('closed', () => windowGone(window));
  });
  const { dialog, asked, answers } = standInDialog(journal);
  const clipboard = standInClipboard(journal);
  const { Notification, shown, support } = standInNotification(journal);
  const { utilityProcess, started, gone } = standInUtilityProcess(journal);
  const { Menu, menu } = standInMenu();
  const { safeStorage, keyring } = standInSafeStorage(journal);
  const nativeTheme = standInTheme(dark);
  const screen = standInScreen(options.screens ?? [{ x: 0, y: 0, width: 1920, height: 1040 }], journal);
  const powerMonitor = new EventEmitter() as EventEmitter & Pick<Electron.PowerMonitor, 'on'>;
  const schemes: Electron.CustomScheme[] = [];
  const protocol = {
    registerSchemesAsPrivileged: (custom) => {
      journal.early('registerSchemesAsPrivileged');
      if (schemes.length > 0) throw new Error('schemes can be registered once');
      schemes.push(...custom);
    },
  } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged'>;
  // The page's side of Electron; who hears it is set by the page that is there.
  const send: (channel: string) => void = () => undefined;
  const ipcRenderer = Object.assign(new EventEmitter(), { send });
  return {
    module: {
      app,
      BrowserWindow,
      clipboard,
      dialog,
      ipcRenderer,
      Menu,
      MessageChannelMain: StandInMessageChannelMain,
      nativeTheme,
      Notification,
      powerMonitor,
      protocol,
      safeStorage,
      screen,
      session,
      utilityProcess,
    },
    journal,
    makeReady,
    schemes,
    sessions,
    windows: opened,
    asked,
    answers,
    clipboard,
    notifications: shown,
    supportNotifications: support,
    keyring,
    menu,
    powerMonitor,
    utilities: { started, gone },
  };
}

export type StandInElectron = ReturnType<typeof standInElectron>;
