/**
 * Work in a thread that goes with the thread when it is called off: who called it off is told at once, and the work has `graceMs` to end by
 * itself before `kill` is called. A thread costs far more than what most work has left, as when pictures are scrolled out of view.
 */
export function letEnd<Result>(
  work: Promise<Result>,
  { signal, graceMs, kill }: { readonly signal: AbortSignal; readonly graceMs: number; readonly kill: () => void },
): Promise<Result> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const callOff = () => {
      reject(signal.reason);
      timer = setTimeout(kill, graceMs);
      timer.unref();
    };
    const ended = () => {
      signal.removeEventListener('abort', callOff);
      clearTimeout(timer);
    };
    work.then(resolve, reject).finally(ended);
    if (signal.aborted) callOff();
    else signal.addEventListener('abort', callOff, { once: true });
  });
}
