import { DeskError } from '#shared/api/errors.ts';

/** What `work` answers, or `otherwise` where a page of the database it needs is broken. */
export function unlessDamaged<Result>(work: () => Result, otherwise: Result): Result {
  try {
    return work();
  } catch (error) {
    if (isDamage(error)) return otherwise;
    throw error;
  }
}

/** For `catch`: `otherwise` where a page of the database is broken; every other error goes on. */
export function ifDamaged<Result>(otherwise: Result): (error: unknown) => Result {
  return (error) => {
    if (isDamage(error)) return otherwise;
    throw error;
  };
}

/** True for an error that says that the database is broken. */
export function isDamage(error: unknown): error is DeskError {
  return error instanceof DeskError && error.code === 'vaultDamaged';
}
