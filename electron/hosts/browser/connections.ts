import type { Socket } from 'node:net';

/** What a connection has shown of itself; who has shown least goes first where there are too many. */
const ranks = ['silent', 'waiting', 'answering', 'trusted'] as const;
type Rank = (typeof ranks)[number];

/** The connections of a server, which are never more than a number. */
export interface Connections {
  /** A new connection. Where there are too many, the oldest of those that have shown least is closed for it. */
  take(socket: Socket): void;
  /** The headers of a request have come, or its answer has gone. */
  note(socket: Socket, what: 'answering' | 'waiting'): void;
  /** It carried a call of somebody who is let in: it stays. */
  trust(socket: Socket): void;
  isAnswering(socket: Socket): boolean;
}

/**
 * No connection yet. A program that opens many and says nothing, or too little, must not keep the desk's own page out: a page
 * sends its headers at once, so that those who wait for theirs are older. Where all are trusted, the new one is closed.
 */
export function openConnections(most: number): Connections {
  // A map keeps the order in which they came.
  const known = new Map<Socket, { rank: Rank; answering: boolean }>();
  const makeRoom = () => {
    for (const rank of ranks.slice(0, -1)) {
      for (const [socket, shown] of known) {
        if (shown.rank !== rank) continue;
        known.delete(socket);
        socket.destroy();
        return true;
      }
    }
    return false;
  };
  return {
    take: (socket) => {
      if (known.size >= most && !makeRoom()) {
        socket.destroy();
        return;
      }
      known.set(socket, { rank: 'silent', answering: false });
      socket.once('close', () => known.delete(socket));
    },
    note: (socket, what) => {
      const shown = known.get(socket);
      if (!shown) return;
      shown.answering = what === 'answering';
      if (shown.rank !== 'trusted') shown.rank = what;
    },
    trust: (socket) => {
      const shown = known.get(socket);
      if (shown) shown.rank = 'trusted';
    },
    isAnswering: (socket) => known.get(socket)?.answering === true,
  };
}
