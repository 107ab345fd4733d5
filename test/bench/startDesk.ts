import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..', '..');

/** The browser host over this vault as people start it, `npm start`; the link opens it. */
export async function startDesk(vaultDir: string): Promise<{ link: string; stop(): Promise<void> }> {
  const args = ['start', '--silent', '--', '--browser', '--no-open', '--json', '--vault', vaultDir];
  // A group of its own: what ends npm must not end the browser of this process.
  const child = spawn('npm', args, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const link = /"link":"([^"]+)"/.exec(String(line))?.[1] ?? '';
  return {
    link,
    stop: async () => {
      if (child.pid) process.kill(-child.pid, 'SIGINT');
      await once(child, 'exit');
    },
  };
}
