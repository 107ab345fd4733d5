import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharp } from '#backend/scans/sharpSetup.ts';
import type { VaultFiles } from '#backend/vault/openVault.ts';
import { handOut, lookInto, otherDesk, takeIn } from '#test/support/bundleDesks.ts';
import { caseDesk, type FreshDesk } from '#test/support/caseDesk.ts';
import { filesBelow, tablesOf } from '#test/support/dumpVault.ts';
import { seeded } from '#test/support/specimens/random.ts';
import { damages, outcome } from './damages.ts';

// Run as a process of its own, since a crash is one of the things looked for: `bundlesInChild.ts FROM TO` damages copies
// number FROM to TO of a bundle of one case with pictures, and prints what became of each when a colleague takes it in.
const [from = '0', to = '0'] = process.argv.slice(2);

/** All there is in a vault but the log of looks at it. */
function allOf({ desk, vaultDir }: FreshDesk): string {
  const tables = [...tablesOf(desk.vault())].filter(([name]) => name !== 'access_log');
  return JSON.stringify([tables, filesBelow(join(vaultDir, 'files'))]);
}

/** Counts every file that is written into the vault, also one that is cleared away again. */
function countingPuts({ desk }: FreshDesk): () => number {
  const files = desk.vault().files as { -readonly [Name in keyof VaultFiles]: VaultFiles[Name] };
  const put = files.put;
  let count = 0;
  files.put = (...given) => {
    count++;
    return put(...given);
  };
  return () => count;
}

/** A picture no format makes smaller: a bundle of it is encrypted in several pieces, of which the first may be whole. */
async function noisyPicture(name: string, seed: number): Promise<File> {
  const [random, width, height, channels] = [seeded(seed), 320, 240, 3] as const;
  const pixels = Buffer.from(Array.from({ length: width * height * channels }, () => random() * 256));
  const bytes = await sharp(pixels, { raw: { width, height, channels } }).png().toBuffer();
  return new File([new Uint8Array(bytes)], name);
}

await using sender = await caseDesk();
await using receiver = await otherDesk();
for (const slot of ['appPrincipalFront', 'appPrincipalBack'] as const) {
  const files = [await noisyPicture(`样例${slot}.png`, slot.length)];
  await sender.client.materials.add({ caseNumber: sender.caseNumber, slot, files, replace: false });
}
const bundle = readFileSync(await handOut(sender, [sender.caseNumber]));
const other = readFileSync(await handOut(sender, [sender.caseNumber], '样例另一份'));
const path = join(receiver.folder, '样例.bdcase');
const before = allOf(receiver);
const puts = countingPuts(receiver);
for (let round = Number(from); round < Number(to); round++) {
  const random = seeded(round + 1);
  const [what, damage] = damages[round % damages.length] ?? ['', (bytes: Buffer) => bytes];
  // The beginning, which says how it is encrypted, is a small part of it.
  const within = round % 3 === 0 ? Math.min(400, bundle.length) : bundle.length;
  const spoilt = damage(bundle, Math.floor(random() * within), random, () => spliced(bundle, other));
  writeFileSync(path, spoilt);
  const became = await outcome(async () => {
    if (round % 2 === 0) await lookInto(receiver, path);
    await takeIn(receiver, path);
    return spoilt.equals(bundle) ? 'same' : 'taken in';
  });
  const touched = puts() > 0 || allOf(receiver) !== before ? 'refused, and something was written' : became;
  const unchanged = spoilt.equals(bundle);
  console.log(JSON.stringify({ round, target: 'bundle', what, unchanged, became: touched }));
}
// What was refused all the time was refused for its damage alone.
writeFileSync(path, bundle);
const { cases } = await takeIn(receiver, path);
console.log(
  JSON.stringify({ round: -1, target: 'bundle', what: 'whole', unchanged: true, became: `took ${cases.length}` }),
);

/** The beginning of one bundle and the end of another of the same passphrase. */
function spliced(one: Buffer, another: Buffer): Buffer {
  const half = Math.floor(one.length / 2);
  return Buffer.concat([one.subarray(0, half), another.subarray(half)]);
}
