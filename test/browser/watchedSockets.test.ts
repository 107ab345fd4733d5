import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const support = join(import.meta.dirname, '..', 'support', 'sockets');
const run = (...options: string[]) =>
  promisify(execFile)(process.execPath, [...options, join(support, 'callFromThreads.ts')], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });

describe('the watch on sockets that the specs rely on', () => {
  it('catches a worker thread, and a thread of that thread, that calls beyond this machine', async () => {
    const { stdout } = await run('--import', pathToFileURL(join(support, 'watch.ts')).href);
    expect(JSON.parse(stdout)).toEqual(['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4', '192.0.2.5']);
  });

  it('says so when nobody watches, instead of finding nothing', async () => {
    await expect(run()).rejects.toThrow('the sockets of this process are not watched');
  });
});
