/**
 * Whether this browser may talk to the desk. `needsLink`: somebody must open a start link from the terminal first.
 *
 * The secret of a link stands in the fragment. It leaves the address, and with it the history, before anything else
 * happens, and becomes a cookie no script can read. Call it once, before a router looks at the address. Only for the
 * browser host; the window of the desktop app needs no session.
 */
export async function startSession(): Promise<'ready' | 'needsLink'> {
  const secret = secretOf(location.hash);
  if (secret !== null) history.replaceState(null, '', location.pathname);
  if (secret !== null && (await asks('POST', secret))) return 'ready';
  // No link, or an old one from the history: the cookie of an earlier start may still be good.
  if (await asks('GET')) return 'ready';
  // A link pasted into this very page changes only the fragment, which loads nothing by itself.
  addEventListener('hashchange', () => {
    if (secretOf(location.hash) !== null) location.reload();
  });
  return 'needsLink';
}

function secretOf(hash: string): string | null {
  return /^#start=([\w-]{43})$/.exec(hash)?.[1] ?? null;
}

async function asks(method: 'GET' | 'POST', secret?: string): Promise<boolean> {
  const response = await fetch('/session', {
    method,
    redirect: 'error',
    ...(secret === undefined ? {} : { body: secret }),
  });
  return response.ok;
}
