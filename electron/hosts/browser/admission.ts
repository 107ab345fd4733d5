import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a start link may wait to be used, in milliseconds. */
export const startLinkLifetime = 10 * 60_000;
/** How long a link that was handed to a browser may wait, in milliseconds: the browser comes at once or not at all. */
export const openingLifetime = 30_000;

/** How somebody came in: by a link the terminal printed, or by one that was handed to a browser. */
type Way = 'printed' | 'opened';

/**
 * Who is let in: one-time secrets that become sessions, all of it in memory and gone when the desk ends.
 *
 * **Printed** secrets are read in the terminal by the person who started the desk.
 *
 * **Openings** are for the browser the desk starts itself. A browser takes an address only as an argument, and arguments
 * can be read by everybody on the machine; a file would be a secret on the disk. So the argument holds an id that is
 * exchanged, once and soon, for a secret in the fragment of a redirect. Somebody else may still be quicker than the
 * browser. Then the browser comes second, and a second use ends whatever the first one got. If it comes too late even
 * for that, the person is sent to the terminal, and a printed link, once used, ends it too. So a thief is out again
 * before anybody has entered the passphrase, without which there is nothing to see.
 */
export interface Admission {
  /** A secret for the fragment of a link: 256 bits, works once, for ten minutes. */
  printSecret(): string;
  /** An id for an address that a browser is started with. */
  prepareOpening(): string;
  /** The secret an opening is worth; `spent` where it was just used, `unknown` where it is too old or invented. */
  spendOpening(id: string): { readonly secret: string } | 'spent' | 'unknown';
  /** The token of a new session, or null where the secret is not, or no longer, good. */
  redeem(secret: string): string | null;
  /** Whether a session was given this token. */
  knows(token: string): boolean;
}

interface Waiting {
  readonly digest: Buffer;
  readonly expires: number;
}

/** An empty admission; `now` is the clock that links grow old by. */
export function openAdmission(now: () => Date): Admission {
  let secrets: (Waiting & { readonly way: Way })[] = [];
  let openings: (Waiting & { readonly spent: boolean })[] = [];
  const sessions = new Map<string, Way>();

  const add = (way: Way, lifetime: number): string => {
    const secret = fresh();
    secrets.push({ digest: digestOf(secret), expires: now().getTime() + lifetime, way });
    return secret;
  };
  const endOpened = () => {
    secrets = secrets.filter(({ way }) => way !== 'opened');
    for (const [token, way] of sessions) if (way === 'opened') sessions.delete(token);
  };

  return {
    printSecret: () => add('printed', startLinkLifetime),
    prepareOpening: () => {
      const id = fresh();
      openings.push({ digest: digestOf(id), expires: now().getTime() + openingLifetime, spent: false });
      return id;
    },
    spendOpening: (id) => {
      openings = openings.filter((each) => !isOver(each, now()));
      const opening = openings.find(matching(id));
      if (!opening) return 'unknown';
      if (opening.spent) {
        endOpened();
        return 'spent';
      }
      openings = openings.map((each) => (each === opening ? { ...each, spent: true } : each));
      return { secret: add('opened', openingLifetime) };
    },
    redeem: (secret) => {
      secrets = secrets.filter((each) => !isOver(each, now()));
      const found = secrets.find(matching(secret));
      if (!found) return null;
      secrets = secrets.filter((each) => each !== found);
      if (found.way === 'printed') endOpened();
      const token = fresh();
      sessions.set(digestOf(token).toString('hex'), found.way);
      return token;
    },
    knows: (token) => sessions.has(digestOf(token).toString('hex')),
  };
}

/** 256 random bits, in characters that need no encoding in an address or a cookie. */
function fresh(): string {
  return randomBytes(32).toString('base64url');
}

/** Secrets are kept and compared as digests: equal in length, and nothing worth stealing lies in memory. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function matching(text: string): (waiting: Waiting) => boolean {
  const digest = digestOf(text);
  return (waiting) => timingSafeEqual(waiting.digest, digest);
}

function isOver(waiting: Waiting, now: Date): boolean {
  return now.getTime() >= waiting.expires;
}
