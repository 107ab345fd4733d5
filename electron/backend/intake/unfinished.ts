import type { UnfinishedIntake } from '#shared/api/intake.ts';
import type { Desk } from '../desk.ts';
import type { Vault } from '../vault/openVault.ts';
import { expectFiles, forgetExpectedFiles, listExpectedFiles } from '../vault/store/expectedFiles.ts';

/** How many calls are taking files into each vault at this moment. */
const under = new WeakMap<Vault, number>();

/** Marks a vault as having files taken into it; the answer ends that. */
export function beginTaking(vault: Vault): () => void {
  const change = (by: number) => under.set(vault, (under.get(vault) ?? 0) + by);
  change(1);
  return () => change(-1);
}

/** Notes files that are about to be handed over, so that they are missed if that never happens. Throws `vaultLocked`, `cannotWrite`. */
export function expectIntake(desk: Desk, paths: readonly string[]): void {
  expectFiles(desk.vault().db, paths);
}

/** What was handed over and never taken; nothing while files are being taken: those are on their way. Throws `vaultLocked`. */
export function unfinishedIntake(desk: Desk): UnfinishedIntake {
  const vault = desk.vault();
  return { paths: (under.get(vault) ?? 0) > 0 ? [] : listExpectedFiles(vault.db) };
}

/** Gives up what was never taken. Throws `vaultLocked`, `cannotWrite`. */
export function giveUpIntake(desk: Desk): void {
  forgetExpectedFiles(desk.vault().db);
}
