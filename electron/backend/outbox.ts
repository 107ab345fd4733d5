import { randomBytes } from 'node:crypto';
import { DeskError } from '#shared/api/errors.ts';
import type { UploadedFile, WaitingFile } from '#shared/api/upload.ts';

/**
 * Files that long work has made and that wait, in memory only, to be fetched.
 *
 * A stream over HTTP carries JSON only, so it names a ticket. A ticket works once; `clear` forgets everything (on lock).
 * What is decrypted belongs to an open vault: nothing is put there or handed out while none is open.
 */
export interface Outbox {
  /** Where too much waits, the oldest make room; the answer names their tickets. Throws `vaultLocked`. */
  put(file: UploadedFile): WaitingFile;
  /** Throws `ticketExpired`, `vaultLocked`. */
  take(ticket: string): UploadedFile;
  /** Lets `receive` have the file, which waits on until that has succeeded. Throws `ticketExpired`, `vaultLocked`. */
  handOver<Result>(ticket: string, receive: (file: UploadedFile) => Promise<Result>): Promise<Result>;
  clear(): void;
}

/** Bytes that may wait at once; beyond it the oldest are dropped, and whoever waits for them is told. */
const mostWaitingBytes = 512 * 1024 * 1024;

/**
 * An empty outbox that holds at most `mostBytes`; one file that is larger by itself is still taken, and everything
 * else makes room for it. `assertOpen` throws `vaultLocked` while no vault is open.
 */
export function openOutbox(assertOpen: () => void, mostBytes: number = mostWaitingBytes): Outbox {
  const waiting = new Map<string, UploadedFile>();
  const held = (ticket: string) => {
    const file = waiting.get(ticket);
    if (!file) throw new DeskError('ticketExpired');
    assertOpen();
    return file;
  };
  const bytes = () => [...waiting.values()].reduce((sum, { size }) => sum + size, 0);
  return {
    put: (file) => {
      assertOpen();
      const ticket = randomBytes(16).toString('hex');
      waiting.set(ticket, file);
      const dropped: string[] = [];
      for (const oldest of waiting.keys()) {
        if (bytes() <= mostBytes || oldest === ticket) break;
        waiting.delete(oldest);
        dropped.push(oldest);
      }
      return { ticket, name: file.name, size: file.size, dropped };
    },
    take: (ticket) => {
      const file = held(ticket);
      waiting.delete(ticket);
      return file;
    },
    handOver: async (ticket, receive) => {
      const result = await receive(held(ticket));
      waiting.delete(ticket);
      return result;
    },
    clear: () => waiting.clear(),
  };
}
