import { EventEmitter } from 'node:events';
import type {} from 'electron';
import { preventable } from './app.ts';
import type { Journal } from './journal.ts';
import type { StandInSession } from './session.ts';

type FrameMembers = Pick<Electron.WebFrameMain, 'url' | 'origin' | 'detached' | 'postMessage'>;

/** A frame of a page. What the main process posts to it arrives at `received`. */
export class StandInFrame implements FrameMembers {
  url: string;
  origin: string;
  readonly parent: StandInFrame | null;
  detached = false;
  received: (channel: string, transfer: readonly unknown[]) => unknown = () => undefined;

  constructor(url: string, origin: string, parent: StandInFrame | null = null) {
    this.url = url;
    this.origin = origin;
    this.parent = parent;
  }

  postMessage(channel: string, _message: unknown, transfer: readonly unknown[] = []): void {
    this.received(channel, transfer);
  }
}

type ContentsMembers = Pick<Electron.WebContents, 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'>;

export class StandInWebContents extends EventEmitter implements ContentsMembers {
  readonly ipc = new EventEmitter();
  mainFrame = new StandInFrame('about:blank', 'null');
  webRtcPolicy = 'default';
  /** Whether the page's `beforeunload` asks to stay. */
  wantsToStay = false;
  #openHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null = null;

  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.#openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: Parameters<Electron.WebContents['setWebRTCIPHandlingPolicy']>[0]): void {
    this.webRtcPolicy = policy;
  }

  /** What happens when the page calls window.open; Electron allows it where nobody decides. */
  mayOpen(url: string): boolean {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { policy: 'default', url },
    };
    return this.#openHandler?.(details as Electron.HandlerDetails).action !== 'deny';
  }

  /** What happens when the page, or a frame in it, wants to go elsewhere. */
  mayNavigate(url: string, isMainFrame = true): boolean {
    const event = preventable({
      url,
      isMainFrame,
      isSameDocument: false,
      frame: null,
    } satisfies Electron.WebContentsWillFrameNavigateEventParams);
    this.emit('will-frame-navigate', event);
    return !event.defaultPrevented;
  }

  mayRedirect(url: string): boolean {
    const event = preventable({ url, isMainFrame: true, isSameDocument: false, frame: null } satisfies Omit<
      Electron.WebContentsWillRedirectEventParams,
      'initiator'
    >);
    this.emit('will-redirect', event);
    return !event.defaultPrevented;
  }

  /** What happens when the page is about to be unloaded. Docs: preventing the default ignores what the page wants. */
  mayUnload(): boolean {
    if (!this.wantsToStay) return true;
    const event = preventable({});
    this.emit('will-prevent-unload', event);
    return event.defaultPrevented;
  }

  mayAttachWebview(): boolean {
    const event = preventable({});
    this.emit('will-attach-webview', event, {}, {});
    return !event.defaultPrevented;
  }

  /** A message of the page's preload script, from the main frame or another. */
  hear(channel: string, frame: StandInFrame | null = this.mainFrame): void {
    this.ipc.emit(channel, { type: 'frame', sender: this, senderFrame: frame, ports: [] });
  }
}

type WindowMembers = Pick<
  Electron.BrowserWindow,
  | 'show'
  | 'focus'
  | 'maximize'
  | 'isMaximized'
  | 'isMinimized'
  | 'restore'
  | 'isDestroyed'
  | 'getNormalBounds'
  | 'setBackgroundColor'
  | 'loadURL'
  | 'reload'
>;

/** BrowserWindow for one test: what it was made with, and how it stands. */
export function standInBrowserWindow(
  journal: Journal,
  created: (window: StandInBrowserWindow, contents: StandInWebContents) => void,
) {
  return class extends StandInBrowserWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      journal.late('window');
      super(options, journal);
      created(this, this.webContents);
    }
  };
}

export class StandInBrowserWindow extends EventEmitter implements WindowMembers {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new StandInWebContents();
  readonly #journal: Journal;
  bounds: Electron.Rectangle;
  shown = false;
  focused = false;
  maximized = false;
  minimized = false;
  destroyed = false;
  background: string | undefined;

  constructor(options: Electron.BrowserWindowConstructorOptions, journal: Journal) {
    super();
    this.options = options;
    this.#journal = journal;
    this.shown = options.show ?? true;
    this.background = options.backgroundColor;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
  }

  get session(): StandInSession {
    // The window is given a session of the stand-in, never a real one.
    return this.options.webPreferences?.session as unknown as StandInSession;
  }

  show(): void {
    this.shown = true;
    this.#journal.note('show');
  }
  focus(): void {
    this.focused = true;
    this.#journal.note('focus');
  }
  maximize(): void {
    this.maximized = true;
    this.shown = true;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getNormalBounds(): Electron.Rectangle {
    return this.bounds;
  }
  setBackgroundColor(color: string): void {
    this.background = color;
  }

  /** Fetches the page from the session's own scheme, as Chromium does, and says that it can be shown. */
  async loadURL(url: string): Promise<void> {
    this.#journal.note(`load ${url}`);
    const answer = await this.session.fetch(url);
    if (this.destroyed) return;
    if (!answer.ok) {
      this.webContents.emit('did-fail-load', preventable({}), -6, 'ERR_FILE_NOT_FOUND', url, true, 1, 1);
      return;
    }
    const { protocol, host } = new URL(url);
    this.webContents.mainFrame = new StandInFrame(url, `${protocol}//${host}`);
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  }

  reload(): void {
    this.#journal.note('reload');
  }

  /** Docs: `close` comes before the page's `beforeunload`. */
  close(): void {
    if (this.destroyed) return;
    this.emit('close', preventable({}));
    if (!this.webContents.mayUnload()) return;
    this.destroyed = true;
    this.emit('closed');
  }
}
