import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { readError, wasCancelled } from '../../../renderer/app/readError.ts';

describe('a failure as it is told', () => {
  it('is a cancelling when this page ended its own call, however the platform says so', async () => {
    const stop = new AbortController();
    const stream = fetch('data:text/plain,sample', { signal: stop.signal });
    stop.abort();
    const failure = await stream.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DOMException);
    expect(readError(failure).code).toBe('cancelled');
    expect(wasCancelled(failure)).toBe(true);
  });

  it('is a lost connection when nobody answers, and no cancelling', () => {
    expect(readError(new TypeError('Failed to fetch')).code).toBe('disconnected');
    expect(wasCancelled(new TypeError('Failed to fetch'))).toBe(false);
  });

  it('is unforeseen when the contract does not list it', () => {
    expect(readError(new ORPCError('TEAPOT')).code).toBe('internal');
    expect(wasCancelled(new ORPCError('TEAPOT'))).toBe(false);
  });
});
