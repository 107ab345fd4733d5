import { useEffect, useState } from 'react';

const minute = 60_000;

/** The time (milliseconds since 1970), told anew at every full minute: what counts down needs no other clock. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), minute - (now % minute));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
