/** Something the desk does whose promise is to be whole or not to have happened, wherever it is broken off. */
export interface Job {
  readonly name: string;
  /** True where every part is acknowledged by itself: broken off, what came before may be there already. */
  readonly inParts?: boolean;
  /** Makes in an empty folder what the work starts from. */
  prepare(dir: string): Promise<void>;
  /** Gets ready, without a fault, to do the work. */
  open(dir: string): Promise<Work>;
  /** What is believed afterwards, as text without moments and random names; throws where anything is not whole. */
  state(dir: string): Promise<string>;
}

export interface Work {
  /** Resolving is the acknowledgement. */
  act(): Promise<unknown>;
  close(): unknown;
}
