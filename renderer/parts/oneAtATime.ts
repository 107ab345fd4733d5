/**
 * Makes a sender that sends one thing at a time: what is sent while the last is under way – by a second click, or by
 * Enter held down – is not sent.
 *
 * A button that is disabled while something is pending does not do: it is drawn only after the second click has come.
 * The work tells of its own failures; after one it can be sent again.
 */
export function oneAtATime(): (work: () => Promise<unknown>) => void {
  let busy = false;
  return (work) => {
    if (busy) return;
    busy = true;
    const free = () => {
      busy = false;
    };
    work().then(free, free);
  };
}
