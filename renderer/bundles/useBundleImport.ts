import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BundlePreview, ImportBundleEvent } from '#shared/api/bundles.ts';
import { useDesk } from '../app/deskContext.ts';
import { wasCancelled } from '../app/readError.ts';
import { announceChange } from '../app/tabs.ts';

type Imported = Extract<ImportBundleEvent, { type: 'imported' }>;
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;
export interface BundleProgress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** A bundle on its way in, step by step. */
export type BundleImport =
  | { readonly phase: 'locked'; readonly error: unknown }
  | { readonly phase: 'opening' | 'importing'; readonly progress: BundleProgress }
  | { readonly phase: 'previewed'; readonly preview: BundlePreview; readonly choices: Choices; readonly error: unknown }
  | { readonly phase: 'imported'; readonly imported: Imported }
  | { readonly phase: 'undone'; readonly restored: readonly string[]; readonly removed: readonly string[] };

/** Bytes of one call: well below what a host takes. */
const partBytes = 48 * 1024 * 1024;

/**
 * A bundle from its passphrase to what became of it. It is handed to the desk once, in parts; the passphrase stays here
 * until the import is over.
 */
export function useBundleImport(file: File) {
  const { client } = useDesk();
  const cache = useQueryClient();
  const [state, setState] = useState<BundleImport>({ phase: 'locked', error: null });
  const stop = useRef<AbortController>(null);
  const ticket = useRef<string>(null);
  const secret = useRef('');
  useEffect(
    () => () => {
      stop.current?.abort();
      // The vault may be locked by now; then the parts are cleared away when it is opened.
      if (ticket.current !== null) void client.bundles.drop({ ticket: ticket.current }).catch(() => undefined);
    },
    [client],
  );

  const begin = () => {
    const mine = new AbortController();
    stop.current = mine;
    return mine.signal;
  };

  async function upload(signal: AbortSignal): Promise<string> {
    let known = ticket.current;
    if (known !== null) return known;
    const total = Math.max(1, Math.ceil(file.size / partBytes));
    for (let done = 0; done < total; done++) {
      setState({ phase: 'opening', progress: { what: '正在读取', done, total } });
      const part = new File([file.slice(done * partBytes, (done + 1) * partBytes)], 'part');
      const answer = await client.bundles.upload({ ticket: known, part, bytes: file.size }, { signal });
      known = answer.ticket;
    }
    ticket.current = known;
    return known ?? '';
  }

  async function open(passphrase: string, choices: Choices = {}): Promise<void> {
    const signal = begin();
    secret.current = passphrase;
    setState({ phase: 'opening', progress: { what: '正在读取', done: 0, total: 1 } });
    try {
      const source = { ticket: await upload(signal) };
      for await (const event of await client.bundles.preview({ source, passphrase }, { signal })) {
        if (event.type === 'preview') setState({ phase: 'previewed', preview: event, choices, error: null });
        else setState({ phase: 'opening', progress: { what: '正在检查', done: event.done, total: event.total } });
      }
    } catch (error) {
      setState({ phase: 'locked', error: wasCancelled(error, signal) ? null : error });
    }
  }

  async function bringIn({ preview, choices }: Extract<BundleImport, { phase: 'previewed' }>): Promise<void> {
    const signal = begin();
    setState({ phase: 'importing', progress: { what: '正在导入', done: 0, total: 1 } });
    try {
      const source = { ticket: ticket.current ?? '' };
      const input = { source, passphrase: secret.current, choices: { ...choices } };
      for await (const event of await client.bundles.import(input, { signal })) {
        if (event.type === 'imported') {
          ticket.current = null;
          secret.current = '';
          setState({ phase: 'imported', imported: event });
        } else setState({ phase: 'importing', progress: { what: '正在导入', done: event.done, total: event.total } });
      }
      await announceChange(cache);
    } catch (error) {
      setState({ phase: 'previewed', preview, choices, error: wasCancelled(error, signal) ? null : error });
    }
  }

  async function undo(undoId: string): Promise<void> {
    const { restored, removed } = await client.bundles.undo({ undo: undoId });
    setState({ phase: 'undone', restored, removed });
    await announceChange(cache);
  }

  return {
    state,
    open,
    bringIn,
    undo,
    /** Looks again: what is here has changed since. Choices that still mean something stay. */
    lookAgain: (choices: Choices) => void open(secret.current, choices),
    choose: (more: Choices) =>
      setState((held) => (held.phase === 'previewed' ? { ...held, choices: { ...held.choices, ...more } } : held)),
    cancel: () => stop.current?.abort(),
  };
}
