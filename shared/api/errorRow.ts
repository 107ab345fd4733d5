/** What a command line ends with. 0 fine · 1 findings or failed items · 2 usage · 3 cannot · 130 cancelled. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

/** One row of the list of errors, see errors.ts. */
export interface ErrorRow {
  /** One sentence in Chinese: what happened. `{name}` is replaced from the error's details. */
  readonly message: string;
  /** One sentence in Chinese: what to do now. */
  readonly remedy: string;
  readonly exit: ExitCode;
  /** HTTP status for the browser host. */
  readonly status: number;
}
