/** Work that the end of its vault cut short, to be told once the vault is open again. */
export interface CutShort {
  /** Path of the vault. */
  readonly vault: string;
  /** What became of it, and what to do now. */
  readonly told: string;
  /** Where it is begun again, see addresses.ts. */
  readonly address: string;
  /** True where it has nothing left to say once the recovery code has proven good: it was typed back, or opened the vault. */
  readonly untilRecoveryConfirmed?: boolean;
}

let all: readonly CutShort[] = [];
const listeners = new Set<() => void>();

/** All there is to tell. It lies in the memory of the window only. */
export function cutShortWork(): readonly CutShort[] {
  return all;
}

/** Keeps work that was cut short, until `forgetCutShort`, and tells all who follow. */
export function noteCutShort(work: CutShort): void {
  replace([...all, work]);
}

/** The person has read it. */
export function forgetCutShort(work: CutShort): void {
  replace(all.filter((each) => each !== work));
}

/** Tells of every change; answers with how to stop. */
export function followCutShort(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function replace(next: readonly CutShort[]): void {
  all = next;
  for (const listener of listeners) listener();
}
