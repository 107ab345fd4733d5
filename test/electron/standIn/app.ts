import { EventEmitter } from 'node:events';
import type {} from 'electron';
import type { Journal } from './journal.ts';

export interface AppOptions {
  readonly userData: string;
  readonly packaged: boolean;
  /** Whether this is the first program: what `requestSingleInstanceLock` answers. */
  readonly first: boolean;
}

/** An event whose default can be prevented, as Electron hands it to listeners. */
export function preventable<Details extends object>(details: Details) {
  const event = { ...details, defaultPrevented: false, preventDefault: () => Object.assign(event, prevented) };
  const prevented = { defaultPrevented: true };
  return event;
}

/** `app`, with `makeReady` and the windows it has to close before it ends. */
export function standInApp(options: AppOptions, journal: Journal) {
  const emitter = new EventEmitter();
  const ready = Promise.withResolvers<void>();
  const windows = new Set<{ close(): void }>();
  let quitting = false;
  let ended = false;
  const app = Object.assign(emitter, {
    isPackaged: options.packaged,
    commandLine: {
      appendSwitch: (name, value) => journal.early(`switch ${name}${value === undefined ? '' : `=${value}`}`),
    } satisfies Pick<Electron.CommandLine, 'appendSwitch'>,
    enableSandbox: () => journal.early('enableSandbox'),
    setAppUserModelId: (id) => journal.note(`setAppUserModelId ${id}`),
    requestSingleInstanceLock: () => {
      journal.note('requestSingleInstanceLock');
      return options.first;
    },
    whenReady: () => ready.promise,
    isReady: () => journal.ready,
    getPath: (name) => {
      if (name !== 'userData') throw new Error(`no path named ${name} here`);
      return options.userData;
    },
    getName: () => '备案工作台',
    getVersion: () => '0.1.0',
    setAboutPanelOptions: () => journal.note('setAboutPanelOptions'),
    exit: (code) => {
      journal.note(`exit ${code}`);
      ended = true;
    },
    // Docs: before-quit, then every window is closed, then will-quit; each of the two events, and a window that stays, can stop it.
    quit: () => {
      journal.note('quit');
      const before = preventable({});
      emitter.emit('before-quit', before);
      if (before.defaultPrevented) return;
      quitting = true;
      for (const window of windows) window.close();
      quitting = false;
      if (windows.size > 0) return;
      const will = preventable({});
      emitter.emit('will-quit', will);
      if (will.defaultPrevented || ended) return;
      ended = true;
      journal.note('ended');
      emitter.emit('quit', {}, 0);
    },
  } satisfies Pick<
    Electron.App,
    | 'isPackaged'
    | 'enableSandbox'
    | 'setAppUserModelId'
    | 'requestSingleInstanceLock'
    | 'whenReady'
    | 'isReady'
    | 'getPath'
    | 'getName'
    | 'getVersion'
    | 'setAboutPanelOptions'
    | 'exit'
    | 'quit'
  > & { commandLine: Pick<Electron.CommandLine, 'appendSwitch'> });
  return {
    app,
    /** Called when a window has gone. Docs: `window-all-closed` is not emitted when `quit` closed them. */
    windowGone: (window: { close(): void }) => {
      windows.delete(window);
      if (windows.size === 0 && !quitting) emitter.emit('window-all-closed');
    },
    windows,
    makeReady: () => {
      journal.ready = true;
      journal.note('ready');
      emitter.emit('ready', preventable({}), {});
      ready.resolve();
    },
  };
}
