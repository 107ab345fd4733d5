import type { Queries } from '../app/transport.ts';

/** Lines asked for of each kind: as many as one looks at. */
const usually = 60;

/** While cases are still being judged the board asks often, else once a minute. */
const untilJudged = 1000;
const always = 60_000;
/** What was asked for while the screen was still on its way is not asked for again once it is there (ms). */
const onItsWay = 1000;

/** How the board is asked for, the same for all who look at it; `mostPerKind` lines of each kind. */
export function boardQuery(queries: Queries, mostPerKind = usually) {
  return queries.board.get.queryOptions({
    input: { mostPerKind },
    staleTime: onItsWay,
    refetchInterval: ({ state }) => (state.data && state.data.unjudged > 0 ? untilJudged : always),
  });
}
