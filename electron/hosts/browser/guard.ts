import type { Limits } from './limits.ts';

/** What a request says about itself, exactly as it came: nothing decoded, nothing resolved, no body read. */
export interface RequestFacts {
  readonly method: string;
  /** The request target of the first line. */
  readonly target: string;
  readonly headerCount: number;
  /** Every value of a header, in order; empty where it is missing. */
  readonly host: readonly string[];
  readonly origin: readonly string[];
  readonly fetchSite: readonly string[];
  readonly cookie: readonly string[];
  readonly contentLength: readonly string[];
  readonly transferEncoding: readonly string[];
}

/** What the guard knows about the desk it guards. */
export interface GuardedDesk {
  readonly port: number;
  readonly limits: Pick<Limits, 'apiBytes' | 'sessionBytes' | 'headers'>;
  /** Whether a session was given this token. */
  knows(token: string): boolean;
}

/** Where an allowed request goes. `opening` is a link that was handed to a browser, see admission.ts. */
export type Route = 'file' | 'opening' | 'askSession' | 'startSession' | 'api';

export type Refusal =
  | 'headers'
  | 'host'
  | 'target'
  | 'site'
  | 'origin'
  | 'method'
  | 'body'
  | 'session'
  | 'tooLarge'
  /** A call by a page of the desk: it deserves an answer in the contract's words. */
  | 'callTooLarge';

export type Decision =
  | { readonly allowed: true; readonly route: Route }
  | { readonly allowed: false; readonly status: number; readonly reason: Refusal };

/**
 * Segments of plain characters, none beginning with a dot: no encoding, no query, no `..`, no `//`, no other server's
 * address. Everything the desk serves is named like this, so nothing has to be decoded before it is judged.
 */
const plainTarget = /^\/(?:[\w-][\w.-]*(?:\/[\w-][\w.-]*)*)?$/;

/** The cookie a session lives in. Cookies know no ports (RFC 6265 §8.5), so two desks must not share a name. */
export function sessionCookieName(port: number): string {
  return `beian-${port}`;
}

/**
 * Whether a request may be answered, judged before any part of it is interpreted.
 *
 * A page of another site can reach 127.0.0.1, too, by its address or by a name it points there. So: the Host must be our
 * own address, an Origin must be ours, a browser that says where the request comes from must say "from here" or "from
 * nowhere" (typed, or opened by another program), and whatever changes something or answers with data must prove that a
 * page of the desk asks. Data needs the session on top.
 */
export function judgeRequest(facts: RequestFacts, desk: GuardedDesk): Decision {
  const address = `127.0.0.1:${desk.port}`;
  const origin = `http://${address}`;
  if (facts.headerCount > desk.limits.headers) return refuse(431, 'headers');
  if (facts.host.length !== 1 || facts.host[0] !== address) return refuse(403, 'host');
  if (!plainTarget.test(facts.target)) return refuse(400, 'target');
  if (facts.origin.length > 1 || facts.origin.some((each) => each !== origin)) return refuse(403, 'origin');
  const [site, ...moreSites] = facts.fetchSite;
  if (moreSites.length > 0) return refuse(403, 'site');
  if (site !== undefined && site !== 'none' && site !== 'same-origin') return refuse(403, 'site');

  const route = routeOf(facts);
  if (!route) return refuse(405, 'method');
  if (route === 'file') return hasBody(facts) ? refuse(400, 'body') : allow(route);
  if (route === 'opening') {
    // Only another program opens this link; no page, not even our own, leads to it.
    if (site === 'same-origin' || facts.origin.length > 0) return refuse(403, 'site');
    return hasBody(facts) ? refuse(400, 'body') : allow(route);
  }
  if (facts.origin.length === 0 && site !== 'same-origin') return refuse(403, 'origin');
  if (route === 'startSession') {
    return declaredBytes(facts) > desk.limits.sessionBytes ? refuse(413, 'tooLarge') : allow(route);
  }
  if (!hasSession(facts, desk)) return refuse(401, 'session');
  if (route === 'askSession') return hasBody(facts) ? refuse(400, 'body') : allow(route);
  return declaredBytes(facts) > desk.limits.apiBytes ? refuse(413, 'callTooLarge') : allow(route);
}

function routeOf({ method, target }: RequestFacts): Route | null {
  if (target === '/session') return method === 'POST' ? 'startSession' : method === 'GET' ? 'askSession' : null;
  if (target === '/api' || target.startsWith('/api/')) return method === 'POST' ? 'api' : null;
  if (method !== 'GET') return null;
  return target.startsWith('/open/') ? 'opening' : 'file';
}

function hasBody(facts: RequestFacts): boolean {
  return facts.transferEncoding.length > 0 || facts.contentLength.some((each) => each !== '0');
}

/** Zero where the sender does not say; what is streamed is counted as it comes. */
function declaredBytes(facts: RequestFacts): number {
  return Math.max(0, ...facts.contentLength.map(Number));
}

/** A page of another port may plant a cookie of the same name beside ours, so any of them may be the right one. */
function hasSession(facts: RequestFacts, desk: GuardedDesk): boolean {
  const prefix = `${sessionCookieName(desk.port)}=`;
  return facts.cookie
    .flatMap((each) => each.split(';'))
    .map((each) => each.trim())
    .some((each) => each.startsWith(prefix) && desk.knows(each.slice(prefix.length)));
}

function allow(route: Route): Decision {
  return { allowed: true, route };
}

function refuse(status: number, reason: Refusal): Decision {
  return { allowed: false, status, reason };
}
