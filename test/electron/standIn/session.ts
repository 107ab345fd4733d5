import { EventEmitter } from 'node:events';
import type {} from 'electron';
import { preventable } from './app.ts';
import type { Journal } from './journal.ts';

type Check = Parameters<Electron.Session['setPermissionCheckHandler']>[0];
type Ask = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type Device = Parameters<Electron.Session['setDevicePermissionHandler']>[0];
type Display = Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];
type Verify = Parameters<Electron.Session['setCertificateVerifyProc']>[0];
type Scheme = Parameters<Electron.Protocol['handle']>[1];
type Before = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void;

/** One session: keeps the handlers it was given, so that a test can ask them as Chromium would. */
export class StandInSession extends EventEmitter {
  readonly partition: string;
  readonly options: Electron.FromPartitionOptions | undefined;
  check: Check = null;
  ask: Ask = null;
  device: Device = null;
  display: Display = null;
  verify: Verify = null;
  before: Before | null = null;
  spellChecker = true;
  readonly schemes = new Map<string, Scheme>();

  constructor(partition: string, options: Electron.FromPartitionOptions | undefined) {
    super();
    this.partition = partition;
    this.options = options;
  }

  readonly handlers = {
    setPermissionCheckHandler: (handler) => {
      this.check = handler;
    },
    setPermissionRequestHandler: (handler) => {
      this.ask = handler;
    },
    setDevicePermissionHandler: (handler) => {
      this.device = handler;
    },
    setDisplayMediaRequestHandler: (handler) => {
      this.display = handler;
    },
    setCertificateVerifyProc: (proc) => {
      this.verify = proc;
    },
    setSpellCheckerEnabled: (enable) => {
      this.spellChecker = enable;
    },
  } satisfies Pick<
    Electron.Session,
    | 'setPermissionCheckHandler'
    | 'setPermissionRequestHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
    | 'setCertificateVerifyProc'
    | 'setSpellCheckerEnabled'
  >;

  readonly protocol = {
    handle: (scheme, handler) => {
      this.schemes.set(scheme, handler);
    },
  } satisfies Pick<Electron.Protocol, 'handle'>;

  readonly webRequest = {
    onBeforeRequest: (listener: Before) => {
      this.before = listener;
    },
  };

  /** Fetches an address as a page of this session would: past the filter, then to the scheme's handler. */
  async fetch(address: string, init: RequestInit & { initiatorOrigin?: string } = {}): Promise<Response> {
    if (this.isBlocked(address)) throw new Error(`net::ERR_BLOCKED_BY_CLIENT ${address}`);
    const handler = this.schemes.get(address.slice(0, address.indexOf(':')));
    if (!handler) throw new Error(`net::ERR_UNKNOWN_URL_SCHEME ${address}`);
    const { initiatorOrigin, ...rest } = init;
    const request = new Request(address, rest);
    return handler(initiatorOrigin === undefined ? request : Object.assign(request, { initiatorOrigin }));
  }

  isBlocked(url: string): boolean {
    let cancelled = false;
    const details = { url, resourceType: 'other' } satisfies Partial<Electron.OnBeforeRequestListenerDetails>;
    this.before?.(Object.assign(Object.create(null), details), ({ cancel }) => {
      cancelled = cancel ?? false;
    });
    return cancelled;
  }

  /** True when the session lets a page save a file by itself. */
  allowsDownload(): boolean {
    const event = preventable({});
    this.emit('will-download', event, {}, {});
    return !event.defaultPrevented;
  }
}

/** `session`: hands out one session a partition and announces it. */
export function standInSessions(journal: Journal, announce: (session: StandInSession) => void) {
  const sessions = new Map<string, StandInSession>();
  const fromPartition = (partition: string, options?: Electron.FromPartitionOptions) => {
    journal.late(`session ${partition}`);
    const known = sessions.get(partition);
    if (known) return known;
    const made = new StandInSession(partition, options);
    Object.assign(made, made.handlers);
    sessions.set(partition, made);
    announce(made);
    return made;
  };
  return { fromPartition } satisfies {
    fromPartition: (...asked: Parameters<typeof Electron.Session.fromPartition>) => StandInSession;
  };
}
