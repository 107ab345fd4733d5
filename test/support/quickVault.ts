import { join } from 'node:path';
import { openSlot } from '#backend/vault/keySlots.ts';
import { createVault } from '#backend/vault/openVault.ts';
import { rewriteSlot } from '#backend/vault/rewriteSlot.ts';
import { passphraseFile } from './cli.ts';
import { testWorkFactor } from './vault.ts';

/** A passphrase the command line takes for a new vault without a question. */
const strongPassphrase = '样例口令一二三四五';

/**
 * An empty vault in `folder`, and what the command line is told to open it.
 *
 * One the command line makes itself asks scrypt for its full work, at every opening again; where its making is not what is looked at,
 * hundreds of openings need not wait for that.
 */
export async function quickVault(folder: string): Promise<{ dir: string; secret: string; flags: string[] }> {
  const dir = join(folder, 'vault');
  const made = { dir, passphrase: strongPassphrase, now: new Date(), workFactor: testWorkFactor };
  (await createVault(made)).vault.close();
  const secret = await passphraseFile(folder, strongPassphrase);
  return { dir, secret, flags: ['--vault', dir, '--passphrase-file', secret] };
}

/** Makes a vault that the command line made open as quickly from here on, by the passphrase it has. */
export async function quicken(dir: string, passphrase: string): Promise<void> {
  await rewriteSlot(dir, await openSlot(dir, { passphrase }), { passphrase }, testWorkFactor);
}
