/**
 * Lets at most so many at once have a turn, the others in the order they came. What it answers waits for a turn and hands out how to
 * end it; whoever is aborted while waiting leaves the line and gets the signal's reason. What goes on with something begun
 * (`goesOn`) comes before all that would begin something.
 */
export function takeTurns(most: number): (signal?: AbortSignal, goesOn?: boolean) => Promise<() => void> {
  let free = most;
  const [goingOn, beginning] = [new Set<() => void>(), new Set<() => void>()];
  const end = () => {
    const [next] = goingOn.size > 0 ? goingOn : beginning;
    if (next) next();
    else free++;
  };
  return (signal, goesOn = false) => {
    const waiting = goesOn ? goingOn : beginning;
    if (signal?.aborted) return Promise.reject(signal.reason);
    const { promise, resolve, reject } = Promise.withResolvers<() => void>();
    const begin = () => {
      waiting.delete(begin);
      signal?.removeEventListener('abort', leave);
      resolve(onlyOnce(end));
    };
    const leave = () => {
      waiting.delete(begin);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', leave, { once: true });
    waiting.add(begin);
    if (free > 0) {
      free--;
      begin();
    }
    return promise;
  };
}

function onlyOnce(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
