/**
 * Hands on what another iteration tells, as `tell` makes of it, and answers what that one comes to.
 *
 * Whoever leaves it, and a `tell` that throws, ends the other one, too: what that has begun is put back in order by its own `finally`, which a
 * `next()` called by hand would never reach.
 */
export async function* followed<Step, Result, Told>(
  steps: AsyncGenerator<Step, Result, undefined>,
  tell: (step: Step) => Told,
): AsyncGenerator<Told, Result, undefined> {
  try {
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      yield tell(step.value);
    }
  } finally {
    // Without an effect where it has ended by itself.
    await steps.return(undefined as never);
  }
}
