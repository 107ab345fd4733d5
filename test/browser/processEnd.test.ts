import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { clientOver, secretOf } from '../support/browserDesk.ts';
import { freshFolder } from '../support/vault.ts';

const root = join(import.meta.dirname, '..', '..');

/** `npm start` as a process of its own, by somebody who stands in this folder. */
async function startProcess(folder: string) {
  const child = spawn(
    process.execPath,
    [join(root, 'electron/hosts/start.ts'), '--no-open', '--json', '--vault', '资料库'],
    {
      env: { ...process.env, INIT_CWD: folder, npm_lifecycle_event: 'start' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { origin, link } = JSON.parse(String((await lines.next()).value));
  const response = await fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body: secretOf(link) });
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { child, client: clientOver({ origin, cookie }), ended };
}

describe('the end of a desk in the browser', () => {
  it('releases the vault', async () => {
    await using folder = await freshFolder();
    const { child, client, ended } = await startProcess(folder.path);
    const vault = join(folder.path, '资料库');
    expect((await client.vault.status()).path).toBe(vault);
    await client.vault.create({ passphrase: '样例口令一二三四五' });
    expect(existsSync(join(vault, 'vault.lock'))).toBe(true);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(existsSync(join(vault, 'vault.lock'))).toBe(false);
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('by %s is no failure', async (signal) => {
    await using folder = await freshFolder();
    const { child, client, ended } = await startProcess(folder.path);
    await client.vault.status();
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  it('comes although the terminal said nothing and has gone', async () => {
    await using folder = await freshFolder();
    const { child, client, ended } = await startProcess(folder.path);
    child.stdin.end();
    await client.vault.status();
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
