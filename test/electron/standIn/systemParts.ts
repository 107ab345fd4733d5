import { EventEmitter } from 'node:events';
import type {} from 'electron';
import type { Journal } from './journal.ts';

/** `dialog`: shows nothing; a test says beforehand what the person will answer. */
export function standInDialog(journal: Journal) {
  const asked: { title: string | undefined; text: string; window: unknown; options: object }[] = [];
  const answers = {
    save: { canceled: true, filePath: '' } as Electron.SaveDialogReturnValue,
    open: { canceled: true, filePaths: [] } as Electron.OpenDialogReturnValue,
    message: 0,
  };
  const dialog = {
    showErrorBox: (title: string, content: string) => {
      journal.note('error box');
      asked.push({ title, text: content, window: null, options: {} });
    },
    showMessageBox: async (window: Electron.BaseWindow, options: Electron.MessageBoxOptions) => {
      journal.late('message box');
      asked.push({ title: options.title, text: `${options.message}\n${options.detail}`, window, options });
      return { response: answers.message, checkboxChecked: false } satisfies Electron.MessageBoxReturnValue;
    },
    showMessageBoxSync: (window: Electron.BaseWindow, options: Electron.MessageBoxSyncOptions) => {
      journal.late('message box that waits');
      asked.push({ title: options.title, text: `${options.message}\n${options.detail}`, window, options });
      return answers.message;
    },
    showSaveDialog: async (window: Electron.BaseWindow, options: Electron.SaveDialogOptions) => {
      journal.late('save dialog');
      asked.push({ title: options.title, text: options.defaultPath ?? '', window, options });
      return answers.save;
    },
    showOpenDialog: async (window: Electron.BaseWindow, options: Electron.OpenDialogOptions) => {
      journal.late('open dialog');
      asked.push({ title: options.title, text: '', window, options });
      return answers.open;
    },
  };
  return { dialog, asked, answers };
}

/** `clipboard` of text; `held` is what a person would paste. */
export function standInClipboard(journal: Journal) {
  const clipboard: Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'> & { held: string } = {
    held: '',
    readText: async () => {
      journal.late('clipboard read');
      return clipboard.held;
    },
    writeText: async (text: string) => {
      journal.late('clipboard written');
      clipboard.held = text;
    },
    clear: () => {
      clipboard.held = '';
    },
  };
  return clipboard;
}

type NotificationMembers = Pick<Electron.Notification, 'show'>;

/** `Notification`; every one that was shown is in `shown`. */
export function standInNotification(journal: Journal) {
  const shown: { options: Electron.NotificationConstructorOptions; click(): void }[] = [];
  let supported = true;
  class Notification extends EventEmitter implements NotificationMembers {
    readonly options: Electron.NotificationConstructorOptions;
    static isSupported(): boolean {
      return supported;
    }
    constructor(options: Electron.NotificationConstructorOptions) {
      super();
      journal.late('notification');
      this.options = options;
    }
    show(): void {
      shown.push({ options: this.options, click: () => this.emit('click', {}) });
    }
  }
  const support = (can: boolean) => {
    supported = can;
  };
  return { Notification, shown, support };
}

/** `Menu`, which keeps the template it was given. */
export function standInMenu() {
  let current: readonly Electron.MenuItemConstructorOptions[] = [];
  return {
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (template: Electron.MenuItemConstructorOptions[]) => {
        current = template;
      },
    },
    menu: () => current,
  };
}

/** `safeStorage` with its asynchronous calls alone: the others are on their way out of Electron. */
export function standInSafeStorage(journal: Journal) {
  const state = {
    backend: 'gnome_libsecret' as ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>,
    available: true,
    rotated: false,
  };
  const hidden = (text: string) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a);
  const safeStorage = {
    getSelectedStorageBackend: () => (journal.ready ? state.backend : 'unknown'),
    isAsyncEncryptionAvailable: async () => {
      journal.late('key asked for');
      return state.available;
    },
    encryptStringAsync: async (text) => {
      journal.late('encrypt');
      return Buffer.from(hidden(text));
    },
    decryptStringAsync: async (encrypted) => {
      journal.late('decrypt');
      return {
        result: Buffer.from(encrypted.map((byte) => byte ^ 0x5a)).toString('utf8'),
        shouldReEncrypt: state.rotated,
      };
    },
  } satisfies Pick<
    Electron.SafeStorage,
    'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'
  >;
  return { safeStorage, keyring: state };
}

/** `nativeTheme` of a light or a dark system. */
export function standInTheme(dark: boolean) {
  return Object.assign(new EventEmitter(), { shouldUseDarkColors: dark } satisfies Partial<Electron.NativeTheme>);
}

/** `screen` with these work areas, the main one first. */
export function standInScreen(workAreas: readonly Electron.Rectangle[], journal: Journal) {
  const displays = workAreas.map(display);
  return {
    getPrimaryDisplay: () => {
      journal.late('screen');
      const [primary] = displays;
      if (!primary) throw new Error('no screen');
      return primary;
    },
    getAllDisplays: () => [...displays].reverse(),
  } satisfies Pick<Electron.Screen, 'getPrimaryDisplay' | 'getAllDisplays'>;
}

function display(workArea: Electron.Rectangle, id: number): Electron.Display {
  const size = { width: workArea.width, height: workArea.height };
  return {
    id,
    label: `screen ${id}`,
    bounds: workArea,
    workArea,
    size,
    workAreaSize: size,
    nativeOrigin: { x: workArea.x, y: workArea.y },
    scaleFactor: 1,
    rotation: 0,
    colorDepth: 24,
    colorSpace: 'srgb',
    depthPerComponent: 8,
    detected: true,
    displayFrequency: 60,
    internal: false,
    maximumCursorSize: { width: 64, height: 64 },
    monochrome: false,
    accelerometerSupport: 'unknown',
    touchSupport: 'unknown',
  };
}
