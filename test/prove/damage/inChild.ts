import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace } from '#backend/vault/backups/backupFolder.ts';
import { restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import { createVault, openVault } from '#backend/vault/openVault.ts';
import { DeskError } from '#shared/api/errors.ts';
import { crowdVault } from '#test/support/crowdedVault.ts';
import { dumpVault } from '#test/support/dumpVault.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { seeded } from '#test/support/specimens/random.ts';
import { testPassphrase, testWorkFactor } from '#test/support/vault.ts';

// Run as a process of its own, since a crash is one of the things looked for: `inChild.ts FOLDER FROM TO` damages copies
// number FROM to TO of a vault and of its backup, and prints what became of each.
const [folder = '', from = '0', to = '0'] = process.argv.slice(2);
const secret = { passphrase: testPassphrase };
const now = new Date('2026-11-23T04:00:00.000Z');
const template = join(folder, 'template');

/** A vault of thirty cases and three originals, and a backup of it. */
async function prepare(): Promise<string> {
  mkdirSync(template, { recursive: true });
  const dir = join(template, 'vault');
  const { vault } = await createVault({ dir, passphrase: testPassphrase, now, workFactor: testWorkFactor });
  crowdVault(vault.db, 30);
  for (const text of ['一', '二', '三']) await receiveOriginal(vault, text.repeat(40));
  const place = backupPlace(join(template, 'disk'), vault.id);
  const { folder: made } = await endOf(vault.backUp({ place, kind: 'manual', now }));
  vault.close();
  return made.slice(template.length + 1);
}

/** `other` is another file of the same kind, or the same one where there is no other. */
type Damage = (bytes: Buffer, at: number, random: () => number, other: () => Buffer) => Buffer;
const damages: readonly (readonly [string, Damage])[] = [
  [
    'one bit',
    (bytes, at, random) =>
      Buffer.from(bytes.map((each, index) => (index === at ? each ^ (1 << (random() * 8)) : each))),
  ],
  [
    'another character',
    (bytes, at, random) => Buffer.from(bytes.map((each, index) => (index === at ? 48 + random() * 10 : each))),
  ],
  ['cut off', (bytes, at) => bytes.subarray(0, at)],
  ['empty', () => Buffer.alloc(0)],
  ['another file in its place', (_bytes, _at, _random, other) => other()],
  ['zeros', (bytes, at) => Buffer.from(bytes).fill(0, at, Math.min(at + 4096, bytes.length))],
  [
    'noise',
    (bytes, at, random) =>
      Buffer.from(bytes.map((each, index) => (index >= at && index < at + 64 ? random() * 256 : each))),
  ],
  ['more behind it', (bytes) => Buffer.concat([bytes, Buffer.alloc(5000, 7)])],
  ['two blocks changed over', (bytes) => swapped(bytes, 4096)],
  ['a piece missing', (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 16)])],
];

function swapped(bytes: Buffer, size: number): Buffer {
  const last = Math.floor((bytes.length - 1) / size) * size;
  return Buffer.concat([bytes.subarray(last), bytes.subarray(size, last), bytes.subarray(0, Math.min(size, last))]);
}

/** The kinds of files a vault and a backup consist of: each is damaged as often as the others. */
function targets(backup: string): string[][] {
  const files = readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(template.length + 1))
    .toSorted();
  const kinds = ['vault/desk.db', 'vault/vault.json', 'vault/keys/', 'vault/files/', `${backup}/desk.db`];
  kinds.push(`${backup}/backup.json`, `${backup}/vault.json`, `${backup}/keys/`, 'disk/');
  return kinds.map((kind) =>
    files.filter((path) => path.startsWith(kind) && (kind !== 'disk/' || path.endsWith('.age'))),
  );
}

/** `same` is as if nothing had happened; `told` is an error a person is shown, with what to do; anything else is wrong. */
async function outcome(work: () => Promise<'same' | 'told' | string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeskError && error.code !== 'internal' && error.remedy.length > 10) return 'told';
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

const backup = await prepare();
const whole = await dumpVault(join(template, 'vault'));
const kinds = targets(backup);
for (let round = Number(from); round < Number(to); round++) {
  const random = seeded(round + 1);
  const kind = kinds[round % kinds.length] ?? [];
  const target = kind[Math.floor(random() * kind.length)] ?? '';
  const [what, damage] = damages[Math.floor(round / kinds.length) % damages.length] ?? ['', (bytes: Buffer) => bytes];
  const dir = join(folder, `copy-${round}`);
  cpSync(template, dir, { recursive: true });
  const path = join(dir, target);
  const bytes = readFileSync(path);
  const other = () => readFileSync(join(dir, kind.find((each) => each !== target) ?? target));
  const spoilt = damage(bytes, Math.floor(random() * bytes.length), random, other);
  writeFileSync(path, spoilt);
  const became = await outcome(async () => {
    if (target.startsWith('vault/')) return (await dumpVault(join(dir, 'vault'))) === whole ? 'same' : 'other contents';
    const into = join(dir, 'again');
    const restored = await endOf(restoreBackup({ from: join(dir, backup), into, secret, now }));
    // Originals that could not be had are named; the rest must be as it was.
    if (restored.lost.length > 0) {
      const vault = await openVault({ dir: into, secret, now });
      vault.close();
      return 'told';
    }
    if (restored.cases !== 30 || restored.files !== 3) return `said ${restored.cases} cases, ${restored.files} files`;
    return (await dumpVault(into)) === whole ? 'same' : 'other contents';
  });
  const unchanged = spoilt.equals(bytes);
  console.log(JSON.stringify({ round, target: target.replace(/[0-9a-f]{32}/, 'ID'), what, unchanged, became }));
  rmSync(dir, { recursive: true, force: true });
}
