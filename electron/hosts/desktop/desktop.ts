import { app, dialog, protocol } from 'electron';
import type { Backend } from '#backend/createBackend.ts';
import type { VaultPlaces } from '#backend/desk.ts';
import { DeskError } from '#shared/api/errors.ts';
import { loadRendererFiles } from '../rendererFiles.ts';
import { desktopAbilities } from './abilities.ts';
import { openCopied } from './copied.ts';
import { answerDeskRequest, deskPage, deskScheme } from './deskScheme.ts';
import { fillingWindow } from './fillingWindow.ts';
import { followAbsence } from './followAbsence.ts';
import { setApplicationMenu } from './menu.ts';
import { servePort } from './port.ts';
import { programId } from './programId.ts';
import { guardProgram, openDeskSession } from './security.ts';
import { type DeskWindow, openDeskWindow, showWindow } from './window.ts';

export interface DesktopOptions {
  readonly platform: NodeJS.Platform;
  /** Asked once, after the single-instance lock is ours. */
  readonly vaultPlaces: () => Promise<VaultPlaces>;
  /** The built renderer. */
  readonly rendererDir: string;
  /** scrypt work factor of new key slots; tests lower it, people never do. */
  readonly workFactor?: number;
}

/** What there is to close once the program has come up. */
interface RunningDesk {
  readonly desk: DeskWindow;
  readonly backend: Promise<Backend>;
}

/**
 * Runs the desktop app; call it once, while the entry script is being evaluated.
 *
 * The order is Electron's: schemes and sandbox are declared before `ready`; the single-instance lock is taken before
 * anything touches the vault, and whoever does not get it leaves the first program to come forward.
 */
export function runDesktop(options: DesktopOptions): void {
  protocol.registerSchemesAsPrivileged([deskScheme]);
  guardProgram();
  // Chromium's own words (validation bubbles, menus of the system) in the language of the desk.
  app.commandLine.appendSwitch('lang', 'zh-CN');
  if (options.platform === 'win32') app.setAppUserModelId(programId);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const running = app.whenReady().then(() => startDesk(options));
  running.catch(refuseToStart);
  app.on('second-instance', () => {
    running.then(
      ({ desk }) => showWindow(desk.window),
      () => undefined,
    );
  });
  // Everywhere, also on macOS: an open vault must not stay behind without a window.
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuitting(running);
}

async function startDesk(options: DesktopOptions): Promise<RunningDesk> {
  setApplicationMenu(options.platform);
  const files = await loadRendererFiles(options.rendererDir);
  const deskSession = openDeskSession();
  deskSession.protocol.handle('app', (request) => answerDeskRequest(request, files));
  const desk = await openDeskWindow(deskSession);
  const copied = openCopied();
  const filling = fillingWindow({
    deskSession,
    main: desk.window,
    serve: (contents) => servePort(contents, backend, report),
    // What is on the clipboard was for filling in: nobody does that any more.
    onClosed: () => void copied.clear().catch(() => undefined),
  });
  const backend: Promise<Backend> = startBackend(options, desk, { filling, copied });
  backend.catch(refuseToStart);
  followAbsence(backend);
  servePort(desk.window.webContents, backend, report);
  // Not awaited: the page may be closed or loaded anew before it is there. Failures are window.ts's affair.
  void desk.window.loadURL(deskPage);
  return { desk, backend };
}

/** Loaded late: the window comes up while the database's native part and the rules are still being read. */
async function startBackend(
  { platform, vaultPlaces, workFactor }: DesktopOptions,
  { window }: DeskWindow,
  beside: Parameters<typeof desktopAbilities>[2],
): Promise<Backend> {
  const [{ createBackend }, places] = await Promise.all([import('#backend/createBackend.ts'), vaultPlaces()]);
  return createBackend({
    ...places,
    host: desktopAbilities(window, platform, beside),
    ...(workFactor === undefined ? {} : { workFactor }),
  });
}

/**
 * Closes the vault before the program ends, once its windows are gone.
 *
 * On `will-quit`, not on `before-quit`: a page may still refuse to be closed after the latter, and would then have
 * lost its backend; what it saves while closing is still served.
 */
function closeBeforeQuitting(running: Promise<RunningDesk>): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'closed' || !app.isReady()) return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    // Whatever cannot be closed must not keep the program from ending; the vault survives even a power cut.
    const quit = () => {
      state = 'closed';
      app.quit();
    };
    closeDesk(running).then(quit, quit);
  });
}

async function closeDesk(running: Promise<RunningDesk>): Promise<void> {
  const { desk, backend } = await running;
  await Promise.all([desk.remembered(), backend.then(({ close }) => close())]);
}

function report(fault: string): void {
  console.error(fault);
}

function refuseToStart(error: unknown): void {
  const { message, remedy } = error instanceof DeskError ? error : new DeskError('internal', {}, { cause: error });
  dialog.showErrorBox('备案工作台无法启动', `${message}\n${remedy}`);
  app.exit(1);
}
