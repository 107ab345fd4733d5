import { join } from 'node:path';
import { app, BrowserWindow, dialog, nativeTheme, type Session, screen, type WebPreferences } from 'electron';
import { askBeforeLeaving } from './askBeforeLeaving.ts';
import { readWindowPlace, writeWindowPlace } from './windowMemory.ts';
import { leastSize, placeWindow } from './windowPlace.ts';

/** The colour shown until the page has drawn itself: antd's own grounds, so that nothing flashes. */
const ground = { light: '#f5f5f5', dark: '#141414' };

/** The open window and what is still being remembered about it. */
export interface DeskWindow {
  readonly window: BrowserWindow;
  /** Resolves once the place of a closed window has been stored. */
  remembered(): Promise<void>;
}

/**
 * Makes the one window, where it stood last time; it shows itself once a page is loaded and drawn.
 *
 * Only after Electron is ready. Pages get no Node, no Electron and no privileges; see security.ts.
 */
export async function openDeskWindow(deskSession: Session): Promise<DeskWindow> {
  const memory = join(app.getPath('userData'), 'window.json');
  const main = screen.getPrimaryDisplay().workArea;
  const workAreas = [main, ...screen.getAllDisplays().map(({ workArea }) => workArea)];
  const { maximized, ...place } = placeWindow(await readWindowPlace(memory), workAreas);
  const window = new BrowserWindow({
    ...place,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    title: app.getName(),
    backgroundColor: groundNow(),
    webPreferences: pagePreferences(deskSession, join(import.meta.dirname, 'preload.cjs')),
  });
  let remembering: Promise<void> = Promise.resolve();
  window.on('close', () => {
    remembering = writeWindowPlace(memory, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  const followTheme = () => window.setBackgroundColor(groundNow());
  nativeTheme.on('updated', followTheme);
  window.once('closed', () => nativeTheme.off('updated', followTheme));
  offerReload(window);
  askBeforeLeaving(window);
  return { window, remembered: () => remembering };
}

/** Brings the window before the person, wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** What every page of the desk may do: no Node, no Electron, no privileges, in the system's sandbox. */
export function pagePreferences(deskSession: Session, preload: string): WebPreferences {
  return {
    session: deskSession,
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

/** The colour of the ground now, by the system's theme. */
export function groundNow(): string {
  return nativeTheme.shouldUseDarkColors ? ground.dark : ground.light;
}

/** When the page has died or never came, the person decides; what was saved lies in the vault. */
function offerReload(window: BrowserWindow): void {
  const offer = async (message: string) => {
    // A window that was never drawn is not shown yet.
    window.show();
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: app.getName(),
      message,
      detail: '已保存的资料不受影响。请重新载入；若反复出现，请退出后重新打开。',
      buttons: ['重新载入', '退出'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 1) app.quit();
    else if (!window.isDestroyed()) window.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) void offer('窗口里的内容意外停止了。');
  });
  window.webContents.on('did-fail-load', (_event, _code, _description, _url, isMainFrame) => {
    if (isMainFrame && !window.isDestroyed()) void offer('窗口里的内容没能载入。');
  });
}
