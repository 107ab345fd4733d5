import { app, type Session, session, type WebContents } from 'electron';
import { isDeskAddress, isDeskPage } from './deskScheme.ts';

/**
 * The pages' session: in memory, without a cache, so that previews and typed text leave nothing in the profile folder.
 */
const partition = 'desk';

/**
 * What must hold before Electron is ready: every process sandboxed, no name ever looked up, every session and every
 * page guarded the moment it exists, whoever makes it.
 *
 * Numbers in this file are those of Electron's security checklist (Security, 1 to 20).
 */
export function guardProgram(): void {
  // 4: no renderer without the operating system's sandbox, not even one made without options.
  app.enableSandbox();
  // The desk has no network: no host resolves, and no proxy settings are looked for.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('no-proxy-server');
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
}

/** The session of the desk's window, guarded. Only after Electron is ready. */
export function openDeskSession(): Session {
  const deskSession = session.fromPartition(partition, { cache: false });
  guardSession(deskSession);
  return deskSession;
}

/** Whether a page may load this address: our own files and what is in memory already, nothing else (1). */
export function mayLoad(address: string, devTools: boolean): boolean {
  const protocol = URL.parse(address)?.protocol;
  if (protocol === 'blob:') return isDeskAddress(address.slice('blob:'.length));
  return protocol === 'data:' || isDeskAddress(address) || (devTools && protocol === 'devtools:');
}

/** Refuses everything a page could ask of a session: permissions (5), devices, downloads, the network (1). */
function guardSession(guarded: Session): void {
  guarded.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  guarded.setPermissionCheckHandler(() => false);
  guarded.setDevicePermissionHandler(() => false);
  guarded.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  guarded.setCertificateVerifyProc((_request, callback) => callback(-2));
  guarded.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayLoad(url, !app.isPackaged) }));
  guarded.on('will-download', (event) => event.preventDefault());
  // Dictionaries would be fetched from a server.
  guarded.setSpellCheckerEnabled(false);
}

/** Keeps a page where it is: no navigation (13), no new windows (14), no webviews (11, 12), no WebRTC past the filter. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // The page may load itself anew; everything else, in whatever frame, stays away.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isDeskPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
