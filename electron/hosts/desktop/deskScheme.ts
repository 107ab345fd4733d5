import type { CustomScheme } from 'electron';
import type { RendererFiles } from '../rendererFiles.ts';

/** Where the page of the desk lives. */
export const deskOrigin = 'app://desk';
export const deskPage = `${deskOrigin}/`;

/**
 * The scheme the renderer is served under; to be registered before Electron is ready, once.
 *
 * `standard` gives it an origin of its own and relative addresses, `secure` the rights of https, `supportFetchAPI`
 * lets it load its own parts (wasm, fonts). Nothing may bypass the content policy.
 */
export const deskScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** True for addresses of our own page and its files; compared by parts, never by how they begin. */
export function isDeskAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'desk' && url.username === '' && url.password === '';
}

/** True for the page itself, wherever in it one stands (the desk routes by the hash). */
export function isDeskPage(address: string): boolean {
  return isDeskAddress(address) && URL.parse(address)?.pathname === '/';
}

/**
 * Answers requests under the scheme from the renderer's fixed table, to the desk's own pages alone.
 *
 * Electron adds `initiatorOrigin` to requests that web content made; the page cannot forge it.
 */
export function answerDeskRequest(request: Request, files: RendererFiles): Response {
  const initiator: unknown = Reflect.get(request, 'initiatorOrigin');
  const foreign = initiator !== undefined && initiator !== deskOrigin;
  if (request.method !== 'GET' || foreign || !isDeskAddress(request.url)) return new Response(null, { status: 403 });
  const { status, headers, body } = files.answer(new URL(request.url).pathname);
  return new Response(body, { status, headers });
}
