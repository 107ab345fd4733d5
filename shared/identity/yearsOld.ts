import type { Day } from '../filing/date.ts';

/** Full years on a day; someone born on 29 February comes of age on 1 March of a common year. */
export function yearsOld(birthday: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthday.slice(0, 4));
  return on.slice(5) < birthday.slice(5) ? years - 1 : years;
}
