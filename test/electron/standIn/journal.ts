/** What one test's Electron has been asked to do, in order, and whether it is ready. */
export interface Journal {
  readonly calls: readonly string[];
  ready: boolean;
  note(call: string): void;
  /** Notes a call that Electron allows only before `ready`. */
  early(call: string): void;
  /** Notes a call that Electron allows only after `ready`. */
  late(call: string): void;
  /** Resolves once this call has been noted, be it long ago. */
  until(call: string): Promise<void>;
}

export function openJournal(): Journal {
  const calls: string[] = [];
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const note = (call: string) => {
    calls.push(call);
    waiting.get(call)?.resolve();
  };
  const journal: Journal = {
    calls,
    ready: false,
    note,
    early: (call) => {
      if (journal.ready) throw new Error(`${call} must come before ready`);
      note(call);
    },
    late: (call) => {
      if (!journal.ready) throw new Error(`${call} must come after ready`);
      note(call);
    },
    until: (call) => {
      if (calls.includes(call)) return Promise.resolve();
      const awaited = waiting.get(call) ?? Promise.withResolvers<void>();
      waiting.set(call, awaited);
      return awaited.promise;
    },
  };
  return journal;
}
