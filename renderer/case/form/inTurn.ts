/** Does one thing after the other, each once `first` has ended; a failed one does not hold up the next. */
export function inTurn(first: () => Promise<void>): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(async () => {
      await first();
      return act();
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
