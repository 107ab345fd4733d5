import { access, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Backend, createBackend } from '#backend/createBackend.ts';
import { expect, type Office, start } from './office.ts';
import { sharedFolder } from './sharedFolder.ts';

/** The folder of the sample office beside the usual vault, as the desk calls it. */
const folderName = '样例资料库';

/** Made so long before specs begin that nothing in it is of a time still to come. */
const madeBefore = 10 * 60_000;

/**
 * Opens the sample office, by the call that makes it where there is none.
 *
 * To make it is to take in and check some fifty pictures, which takes longer than most specs: the first that wants one
 * makes it for all, and each opens a copy of its own.
 */
export async function openSample({ backend, folder }: Office): Promise<void> {
  await cp(await madeSample(), join(folder, folderName), { recursive: true });
  await enterSample(backend);
}

/** The folder all copies are made of; waits where another process is making it. */
async function madeSample(): Promise<string> {
  const made = join(sharedFolder(), folderName);
  const making = join(sharedFolder(), 'making');
  const isFirst = await mkdir(making).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    try {
      await makeSample(making);
      await rename(join(making, folderName), made);
    } catch (error) {
      // The next one may try.
      await rm(making, { recursive: true });
      throw error;
    }
  }
  const isThere = () =>
    access(made).then(
      () => true,
      () => false,
    );
  await expect.poll(isThere, { message: 'the sample office that another spec makes', timeout: 120_000 }).toBe(true);
  return made;
}

async function makeSample(folder: string): Promise<void> {
  const began = performance.now();
  const now = () => new Date(start - madeBefore + performance.now() - began);
  const backend = await createBackend({ vaultDir: join(folder, 'vault'), now, threads: 2, workFactor: 2 });
  await enterSample(backend);
  await backend.close();
}

async function enterSample({ client }: Backend): Promise<void> {
  for await (const event of await client.vault.openSample()) void event;
}
