import { access } from 'node:fs/promises';

/** Whether something lies at a path; what cannot be reached does not. */
export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
