import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endOf } from '#backend/jobs/endOf.ts';
import { backupPlace } from '#backend/vault/backups/backupFolder.ts';
import { restoreBackup } from '#backend/vault/backups/restoreBackup.ts';
import { openSlot } from '#backend/vault/keySlots.ts';
import { createVault, openVault } from '#backend/vault/openVault.ts';
import { crowdVault } from '#test/support/crowdedVault.ts';
import { dumpVault } from '#test/support/dumpVault.ts';
import { receiveOriginal } from '#test/support/receiveOriginal.ts';
import { seeded } from '#test/support/specimens/random.ts';
import { testPassphrase, testWorkFactor } from '#test/support/vault.ts';
import { damages, exchange, outcome } from './damages.ts';

// Run as a process of its own, since a crash is one of the things looked for: `inChild.ts FOLDER FROM TO` damages copies
// number FROM to TO of a vault and of its backup, and prints what became of each.
const [folder = '', from = '0', to = '0'] = process.argv.slice(2);
const secret = { passphrase: testPassphrase };
const now = new Date('2026-11-23T04:00:00.000Z');
const template = join(folder, 'template');

/** A vault of thirty cases and three originals, and a backup of it. */
async function prepare(): Promise<{ backup: string; recoveryCode: string }> {
  mkdirSync(template, { recursive: true });
  const dir = join(template, 'vault');
  const { vault, recoveryCode } = await createVault({
    dir,
    passphrase: testPassphrase,
    now,
    workFactor: testWorkFactor,
  });
  crowdVault(vault.db, 30);
  for (const text of ['一', '二', '三']) await receiveOriginal(vault, text.repeat(40));
  const place = backupPlace(join(template, 'disk'), vault.id);
  const { folder: made } = await endOf(vault.backUp({ place, kind: 'manual', now }));
  vault.close();
  return { backup: made.slice(template.length + 1), recoveryCode };
}

/**
 * A key file that nobody uses opens the vault no worse when it is spoilt; what counts is that no backup made afterwards is called
 * good that one of the secrets does not open. `same` where both do, `told` where the other is named as the one that does not.
 */
async function backedUp(dir: string): Promise<string> {
  const vault = await openVault({ dir: join(dir, 'vault'), secret, now });
  const place = backupPlace(join(dir, 'disk'), vault.id);
  const later = new Date(now.getTime() + 86_400_000);
  const { folder: made, keyFiles } = await endOf(vault.backUp({ place, kind: 'automatic', now: later })).finally(() =>
    vault.close(),
  );
  for (const [kind, each] of [
    ['passphrase', secret],
    ['recovery', { recoveryCode }],
  ] as const) {
    const opens = await openSlot(made, each).then(
      () => true,
      () => false,
    );
    if (opens === keyFiles.bad.includes(kind)) return `${kind} ${opens ? 'opens and is called bad' : 'opens nothing'}`;
  }
  return keyFiles.bad.length === 0 ? 'same' : 'told';
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

const { backup, recoveryCode } = await prepare();
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
  const otherPath = join(dir, kind.find((each) => each !== target) ?? target);
  const other = readFileSync(otherPath);
  const spoilt = damage(bytes, Math.floor(random() * bytes.length), random, () => other);
  writeFileSync(path, spoilt);
  // Every other time the two have changed places: nothing is missing, and each opens.
  if (what === exchange && round % 2 === 0) writeFileSync(otherPath, bytes);
  const became = await outcome(async () => {
    if (target.startsWith('vault/keys/')) {
      const backed = await backedUp(dir);
      if (backed !== 'same') return backed;
    }
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
