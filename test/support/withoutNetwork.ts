import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a program ended that ran without a network, and how many packets it, or what it started, sent to other machines. */
export interface OfflineRun {
  readonly code: number;
  readonly packets: number;
}

/**
 * A network of its own for what follows: this machine, and a cable that leads nowhere. It looks like a way out, so that
 * whoever wants out sends, and every packet is counted. Without addresses of IPv6 there is none to send.
 */
const alone = `ip link set lo up && echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6 &&
  ip link add cable type veth peer name wall && ip link set cable arp off && ip link set wall arp off &&
  ip address add 198.18.0.1/30 dev cable && ip link set cable up && ip link set wall up &&
  ip route add default dev cable || exit 125
  "$@"
  code=$?
  cat /proc/net/dev > "$COUNTED"
  exit $code`;
const unshare = ['-n', 'sh', '-c', alone, 'sh'];

/** Why no program can be run without a network here; null where it can. */
export function whyNotAlone(): string | null {
  if (process.platform !== 'linux') return 'only Linux has network namespaces';
  const tried = spawnSync('unshare', [...unshare, 'true'], { env: { ...process.env, COUNTED: '/dev/null' } });
  return tried.status === 0 ? null : 'unshare and ip need root, and a kernel with veth';
}

/**
 * Runs a program in a network namespace of its own.
 *
 * What any process in it sends to another address, browsers and their helpers included, is counted by the kernel: no
 * library or option can look away. A browser that only asks itself whether there is a way sends nothing.
 */
export async function runAlone(
  command: string,
  commandArguments: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<OfflineRun> {
  const folder = await mkdtemp(join(tmpdir(), 'beian-alone-'));
  const counted = join(folder, 'counted');
  const child = spawn('unshare', [...unshare, command, ...commandArguments], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, COUNTED: counted },
    stdio: 'inherit',
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (ended) => resolve(ended ?? 1));
  });
  const packets = packetsIn(await readFile(counted, 'utf8'));
  await rm(folder, { recursive: true });
  return { code, packets };
}

/** What was sent into the cable: of the numbers behind its name, eight are of what came, the tenth is packets sent. */
function packetsIn(counters: string): number {
  const [, numbers = ''] = counters.split('cable:');
  return Number(numbers.trim().split(/\s+/)[9]);
}
