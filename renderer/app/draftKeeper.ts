// The part of react-query that knows nothing of React.
import type { QueryClient } from '@tanstack/query-core';
import { type Draft, draftSchema } from '#shared/api/drafts.ts';
import { keptAnswers } from './keptAnswers.ts';

/** What the keys of drafts begin with among the kept answers; see parts/useDraft.ts. */
export const draftPrefix = 'draft.';

/** Where drafts are kept: the vault that is open. */
export interface DraftStore {
  list(): Promise<readonly Draft[]>;
  /** Null throws it away. */
  keep(name: string, value: Draft['value'] | null): Promise<unknown>;
}

/** How long after the last key a draft is sent to the vault, in milliseconds. */
const pause = 400;

/**
 * Keeps the drafts of this window in the open vault, so that they outlive a lock, a crash and the window itself.
 *
 * A vault that opens hands back what it kept; what this window could not send before the vault was closed is sent then.
 */
export class DraftKeeper {
  readonly #cache: QueryClient;
  readonly #store: DraftStore;
  /** Changed and not sent yet, of the vault at this path. */
  readonly #unsent = new Map<string, Draft['value'] | null>();
  #vault: string | null = null;
  #stop: (() => void) | null = null;
  #handing = false;
  #handedBack = false;
  readonly #watching = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<unknown> = Promise.resolve();

  constructor(cache: QueryClient, store: DraftStore) {
    this.#cache = cache;
    this.#store = store;
  }

  /** The vault at this path is open. Answers with how to stop, before its drafts are taken out of the window. */
  open(vault: string): () => void {
    if (this.#vault !== vault) this.#unsent.clear();
    this.#vault = vault;
    const leftOver = this.#unsent.size > 0;
    let ended = false;
    this.#setHandedBack(false);
    this.#stop = this.#cache.getQueryCache().subscribe(({ type, query }) => {
      const [area, key] = query.queryKey;
      if (area !== keptAnswers[0] || !String(key).startsWith(draftPrefix)) return;
      if (this.#handing || (type !== 'removed' && type !== 'updated')) return;
      const held: unknown = type === 'removed' ? undefined : query.state.data;
      this.#note(String(key).slice(draftPrefix.length), held);
    });
    void this.#store.list().then(
      (kept) => {
        if (ended) return;
        this.#handBack(kept);
        this.#setHandedBack(true);
        if (leftOver) void this.flush();
      },
      // A vault that was closed again meanwhile is asked when it opens. Nobody is to wait for drafts that do not come.
      () => {
        if (!ended) this.#setHandedBack(true);
      },
    );
    return () => {
      ended = true;
      this.#setHandedBack(false);
      this.#stop?.();
      this.#stop = null;
      clearTimeout(this.#timer);
    };
  }

  /** Whether the open vault has handed back what it kept: before that, an empty field may only seem so. */
  readonly isHandedBack = (): boolean => this.#handedBack;

  /** Calls `changed` whenever `isHandedBack` may answer otherwise; answers with how to stop that. */
  readonly watch = (changed: () => void): (() => void) => {
    this.#watching.add(changed);
    return () => void this.#watching.delete(changed);
  };

  /** Sends what was not sent yet, also as the page is left; ends when it was answered. What fails stays to be sent. */
  flush(): Promise<unknown> {
    clearTimeout(this.#timer);
    const sendOne = async ([name, value]: readonly [string, Draft['value'] | null]) => {
      await this.#store.keep(name, value);
      // Typed on meanwhile, the newer text has yet to go.
      if (this.#unsent.get(name) === value) this.#unsent.delete(name);
    };
    // All at once: a page that is left waits for no answer.
    const send = () => Promise.all([...this.#unsent].map(sendOne));
    this.#sending = this.#sending.then(send).catch(() => undefined);
    return this.#sending;
  }

  #setHandedBack(handedBack: boolean): void {
    this.#handedBack = handedBack;
    for (const changed of this.#watching) changed();
  }

  #note(name: string, held: unknown): void {
    const value = held === undefined ? null : draftSchema.shape.value.parse(held);
    this.#unsent.set(name, value);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  #handBack(kept: readonly Draft[]): void {
    const all = new Map<string, Draft['value'] | null>(kept.map(({ name, value }) => [name, value]));
    for (const [name, value] of this.#unsent) all.set(name, value);
    for (const [name, value] of all) {
      const key = [...keptAnswers, `${draftPrefix}${name}`];
      if (value === null || this.#cache.getQueryData(key) !== undefined) continue;
      this.#handing = true;
      this.#cache.setQueryData(key, value);
      this.#handing = false;
    }
  }
}
