import { timeOfName } from './timeOfName.ts';
import type { TrayFile } from './trayCase.ts';

type Timed = Pick<TrayFile, 'path' | 'modifiedAt'>;

/** When a picture was made by its name, in milliseconds since 1970; null where the name tells nothing. Pure. */
function namedMoment({ path }: Timed): number | null {
  return timeOfName(withoutFolders(path));
}

function changedMoment({ modifiedAt }: Timed): number | null {
  return modifiedAt === null ? null : Date.parse(modifiedAt);
}

/**
 * How far apart two pictures were made, in milliseconds, by their names; by when they were changed last only where no time stands in either
 * name: a copy is changed when it is copied. Null where nobody knows. Pure.
 */
export function apart(one: Timed, other: Timed): number | null {
  const [named, there] = [namedMoment(one), namedMoment(other)];
  const isNamed = named !== null || there !== null;
  const [from, to] = isNamed ? [named, there] : [changedMoment(one), changedMoment(other)];
  return from === null || to === null ? null : Math.abs(from - to);
}

/** Whether the name of either, and not of both, tells when it was made: nobody can compare them. Pure. */
export function isTimedOtherwise(one: Timed, other: Timed): boolean {
  return (namedMoment(one) === null) !== (namedMoment(other) === null);
}

/** Whether its name tells when it was made. Pure. */
export function isTimed(file: Timed): boolean {
  return namedMoment(file) !== null;
}

/** In the order they were made, where one and the same sign of it is known of all; else as they are. Pure. */
export function inOrderOfTime<Each extends { readonly file: Timed }>(group: readonly Each[]): Each[] {
  const named = group.map(({ file }) => namedMoment(file));
  const moments = named.every((moment) => moment === null) ? group.map(({ file }) => changedMoment(file)) : named;
  if (moments.includes(null)) return [...group];
  return group
    .map((each, at) => ({ each, moment: moments[at] ?? 0 }))
    .toSorted((one, other) => one.moment - other.moment)
    .map(({ each }) => each);
}

/** What a file is called, without the folders it came in. Pure. */
export function withoutFolders(path: string): string {
  return path.split('/').at(-1) ?? path;
}
