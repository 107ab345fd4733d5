/**
 * What `work` comes to, or `timeout` when that takes longer. For native work nobody can stop: it goes on by itself, and
 * nobody waits for it any more. Throws what `work` throws until then.
 */
export async function withinSeconds<Result>(seconds: number, work: Promise<Result>): Promise<Result | 'timeout'> {
  const late = Promise.withResolvers<'timeout'>();
  const timer = setTimeout(late.resolve, seconds * 1000, 'timeout');
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
