import { join } from 'node:path';
import { app, BrowserWindow, type Session, screen, type WebContents } from 'electron';
import { deskPage } from './deskScheme.ts';
import { groundNow, pagePreferences, showWindow } from './window.ts';

/** The small window beside the console, one at most. */
export interface FillingWindow {
  /** Opens it, or brings it forward, at this case. */
  open(caseNumber: string): void;
}

/** Narrow, so that it stands beside the console; as high as the screen lets it. */
const size = { width: 400, height: 760 } as const;
const leastSize = { width: 320, height: 420 } as const;

/**
 * The window of 照着填: the desk's own page at another address, always on top, under the same guards as the first one.
 *
 * It goes with the main window. `serve` gives its page a port of its own. Only after Electron is ready.
 */
export function fillingWindow({
  deskSession,
  main,
  serve,
  onClosed,
}: {
  readonly deskSession: Session;
  readonly main: BrowserWindow;
  readonly serve: (contents: WebContents) => void;
  readonly onClosed: () => void;
}): FillingWindow {
  let current: BrowserWindow | null = null;
  main.once('closed', () => current?.close());
  return {
    open: (caseNumber) => {
      if (!current) {
        current = makeWindow(deskSession);
        serve(current.webContents);
        current.once('closed', () => {
          current = null;
          onClosed();
        });
      } else showWindow(current);
      // Not awaited: the page may be closed or loaded anew before it is there.
      void current.loadURL(`${deskPage}#/fill/${caseNumber}`);
    },
  };
}

function makeWindow(deskSession: Session): BrowserWindow {
  const { x, y, width, height } = screen.getPrimaryDisplay().workArea;
  const window = new BrowserWindow({
    width: size.width,
    height: Math.min(size.height, height),
    x: x + width - size.width,
    y,
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    show: false,
    alwaysOnTop: true,
    maximizable: false,
    fullscreenable: false,
    title: app.getName(),
    backgroundColor: groundNow(),
    webPreferences: pagePreferences(deskSession, join(import.meta.dirname, 'preload.cjs')),
  });
  window.once('ready-to-show', () => window.show());
  return window;
}
