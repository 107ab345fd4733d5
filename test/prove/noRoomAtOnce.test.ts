import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cleanApplication } from '#test/support/application.ts';
import { bundlePassphrase, handOut, takeIn } from '#test/support/bundleDesks.ts';
import { type FreshDesk, freshDesk, keepCase } from '#test/support/caseDesk.ts';
import { crowdVault } from '#test/support/crowdedVault.ts';
import { someOf } from '#test/support/proofSize.ts';
import { needsRoot, type SmallDisk, smallDisk } from '#test/support/smallDisk.ts';
import { exampleLicence } from '#test/support/specimens/examples.ts';
import { makeSpecimen } from '#test/support/specimens/specimen.ts';
import { spoilPage } from '#test/support/spoilPage.ts';
import { testPassphrase } from '#test/support/vault.ts';

const caseNumber = '2026-0001';
/** Another picture by each ending; small, because nobody looks at it. */
const licence = await makeSpecimen({ kind: 'businessLicence', data: exampleLicence }, { width: 400, height: 300 });

/** A desk with a case of ten files, some 3 MB. */
async function filledDesk(): Promise<FreshDesk> {
  const fresh = await freshDesk();
  await fresh.client.vault.create({ passphrase: testPassphrase });
  keepCase(fresh.desk, cleanApplication());
  const files = Array.from({ length: 10 }, (_, at) => {
    const bytes = Buffer.concat([licence, randomBytes(300_000)]);
    return new File([new Uint8Array(bytes)], `样例 ${at}.jpg`);
  });
  await fresh.client.materials.add({ caseNumber, slot: 'appOther', files, replace: false });
  return fresh;
}

const freeKilobytes = ({ path }: SmallDisk) => {
  const { bavail, bsize } = statfsSync(path);
  return (bavail * bsize) / 1024;
};

/** Kilobytes that are said to be missing. */
async function askedFor(work: Promise<unknown>): Promise<number> {
  const message = await work.then(
    () => 'nothing was refused',
    ({ message: told }: Error) => told,
  );
  const [, figure, unit] = /磁盘空间不够，还差约 ([\d.]+) (KB|MB)$/.exec(message) ?? [];
  expect(figure, message).toBeDefined();
  return Math.ceil(Number(figure) * (unit === 'MB' ? 1024 : 1));
}

/** Asks, gives what was asked for, and it succeeds; answers with how much room that was together, in KB. */
async function afterOneRefusal(disk: SmallDisk, free: number, work: () => Promise<unknown>): Promise<number> {
  disk.leave(free);
  const more = await askedFor(work());
  const room = freeKilobytes(disk) + more;
  disk.leave(room);
  await work();
  return room;
}

async function toEnd(events: Promise<AsyncIterable<unknown>>): Promise<void> {
  for await (const _ of await events);
}

/** Nothing is there, and what was half done takes room of its own. */
const frees = someOf([0, 100, 2000], 2);

test.for(frees)(
  'with %d KB free a 交接包 asks once for all that is missing, taken in from the disk or in parts',
  async (free, { skip }) => {
    await using disk = await smallDisk(32_768);
    if (!disk) return skip(needsRoot);
    await using from = await filledDesk();
    const path = await handOut(from, [caseNumber]);
    await using to = await freshDesk({ vaultDir: join(disk.path, 'vault') });
    await to.client.vault.create({ passphrase: testPassphrase });
    const room = await afterOneRefusal(disk, free, () => takeIn(to, path));
    // About the whole, and never far more.
    expect(room).toBeGreaterThan(3000);
    expect(room).toBeLessThan(5000);
    expect((await to.client.cases.open({ caseNumber })).materials).toHaveLength(10);
    disk.leave(null);
    await using other = await freshDesk({ vaultDir: join(disk.path, 'other') });
    await other.client.vault.create({ passphrase: testPassphrase });
    const bytes = readFileSync(path);
    const inParts = await afterOneRefusal(disk, free, async () => {
      let ticket: string | null = null;
      for (let at = 0; at < bytes.length; at += 1_000_000) {
        const part = new File([new Uint8Array(bytes.subarray(at, at + 1_000_000))], 'part');
        ({ ticket } = await other.client.bundles.upload({ ticket, part, bytes: bytes.length }));
      }
      const source = { ticket: ticket ?? '' };
      await toEnd(other.client.bundles.import({ source, passphrase: bundlePassphrase, choices: {} }));
    });
    expect(inParts).toBeLessThan(9000);
    expect((await other.client.cases.open({ caseNumber })).materials).toHaveLength(10);
  },
);

test('a 交接包 of many cases without a file asks once for all that is missing', async ({ skip }) => {
  await using disk = await smallDisk(32_768);
  if (!disk) return skip(needsRoot);
  await using from = await freshDesk();
  await from.client.vault.create({ passphrase: testPassphrase });
  crowdVault(from.desk.vault().db, 100);
  const path = await handOut(
    from,
    (await from.client.cases.list()).map(({ number }) => number),
  );
  await using to = await freshDesk({ vaultDir: join(disk.path, 'vault') });
  await to.client.vault.create({ passphrase: testPassphrase });
  await afterOneRefusal(disk, 0, () => takeIn(to, path));
  expect(await to.client.cases.list()).toHaveLength(100);
});

test.for(frees)(
  'with %d KB free a 交接包, and everything in plain, ask once for all that is missing',
  async (free, { skip }) => {
    await using disk = await smallDisk(16_384);
    if (!disk) return skip(needsRoot);
    await using desk = await filledDesk();
    const target = { to: 'folder', folder: disk.path, name: '样例交接' } as const;
    const plainly = join(disk.path, '明文');
    for (const work of [
      () => toEnd(desk.client.bundles.export({ cases: [caseNumber], passphrase: bundlePassphrase, target })),
      () => toEnd(desk.client.vault.exportPlain({ folder: plainly, passphrase: testPassphrase })),
    ]) {
      const room = await afterOneRefusal(disk, free, work);
      expect(room).toBeGreaterThan(3000);
      expect(room).toBeLessThan(5000);
    }
    expect(readdirSync(disk.path).toSorted()).toEqual(['filler', '明文', '样例交接.bdcase'].toSorted());
  },
);

test('one 交接包 over an older one: refused for want of room it leaves the old one, and nothing beside', async ({
  skip,
}) => {
  await using disk = await smallDisk(16_384);
  if (!disk) return skip(needsRoot);
  await using desk = await filledDesk();
  mkdirSync(join(disk.path, '外'));
  const target = { to: 'folder', folder: join(disk.path, '外'), name: '样例交接', replace: true } as const;
  const work = () => toEnd(desk.client.bundles.export({ cases: [caseNumber], passphrase: bundlePassphrase, target }));
  await work();
  disk.leave(500);
  await askedFor(work());
  expect(readdirSync(join(disk.path, '外'))).toEqual(['样例交接.bdcase']);
});

test.for(someOf([0, 300], 1))('with %d KB free a salvage asks once for all that is missing', async (free, { skip }) => {
  await using disk = await smallDisk(32_768);
  if (!disk) return skip(needsRoot);
  await using desk = await freshDesk({ vaultDir: join(disk.path, 'vault') });
  await desk.client.vault.create({ passphrase: testPassphrase });
  crowdVault(desk.desk.vault().db, 400);
  await toEnd(desk.client.backups.make({}));
  desk.desk.lockVault();
  await spoilPage(desk.vaultDir, 'watched_files');
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  const salvage = async () => {
    if ((await desk.client.vault.status()).state !== 'open')
      await desk.client.vault.unlock({ passphrase: testPassphrase });
    await desk.desk.vault().salvage(new Date('2026-11-29T01:00:00.000Z'));
  };
  await afterOneRefusal(disk, free, salvage);
  desk.desk.lockVault();
  await desk.client.vault.unlock({ passphrase: testPassphrase });
  expect((await desk.client.cases.list()).length).toBeGreaterThanOrEqual(400);
});
