/**
 * The part of the database driver that the vault uses; the package ships types its own `exports` hide.
 *
 * `serialize()` (plaintext!) and `backup()` (fails on encrypted files) are left out on purpose, so that nothing
 * calls them.
 */
declare module 'better-sqlite3' {
  class Database {
    constructor(path: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number });
    readonly name: string;
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare(text: string): {
      /** True when it cannot change the database. */
      readonly readonly: boolean;
      run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint };
      get(...values: unknown[]): unknown;
      all(...values: unknown[]): unknown[];
      iterate(...values: unknown[]): IterableIterator<unknown>;
    };
    exec(text: string): this;
    key(key: Buffer): number;
    pragma(text: string, options: { simple: true }): unknown;
    pragma(text: string): unknown[];
    close(): this;
  }
  export = Database;
}
