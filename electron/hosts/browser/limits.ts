/** How much one caller may take, so that none can take everything. Bytes and milliseconds. */
export interface Limits {
  /** Connections at the same time, see connections.ts; a browser opens six. */
  readonly sockets: number;
  /** A call with the files it carries. */
  readonly apiBytes: number;
  /** The secret of a start link. */
  readonly sessionBytes: number;
  readonly headerBytes: number;
  readonly headers: number;
  /** From the first moment of a connection to the end of the headers. */
  readonly headersTime: number;
  /** From the first byte of a request to its last: 128 MB from a slow disk still fit in. */
  readonly requestTime: number;
  /** A connection that waits for its next request. */
  readonly keepAliveTime: number;
  /** A connection on which nothing moves; running work says something every five seconds. */
  readonly idleTime: number;
  /** How often slow connections are looked for. */
  readonly checkInterval: number;
}

export const usualLimits: Limits = {
  sockets: 64,
  apiBytes: 128 * 1024 * 1024,
  sessionBytes: 1024,
  headerBytes: 16 * 1024,
  headers: 100,
  headersTime: 10_000,
  requestTime: 120_000,
  keepAliveTime: 5_000,
  idleTime: 300_000,
  checkInterval: 2_000,
};
