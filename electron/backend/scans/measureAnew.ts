import { appearanceVersion } from '#shared/scans/appearance.ts';
import type { JobPool } from '../jobs/pool.ts';
import type { Vault } from '../vault/openVault.ts';
import { listUnseenFixes, updateFixFacts } from '../vault/store/fixes.ts';
import { getScan, listUnseenScans, updateScanFacts, wantsCodes } from '../vault/store/scans.ts';
import { measureIn } from './measureUpload.ts';

/** Ids asked for at a time: a vault may hold tens of thousands. */
const batch = 50;

/**
 * Looks at stored pictures that were measured before the desk looked at what it looks at now, newest first, one at a
 * time so that whoever waits for a worker waits for one picture at most.
 *
 * Only what was measured is replaced, each picture in a write of its own: stopping at any moment loses nothing, and the
 * next opening goes on where this one ended. A picture that cannot be read or breaks its worker is left as it is until
 * then. Answers how many were measured. Stops at once by the signal.
 */
export async function measureAnew(
  { vault, pool }: { readonly vault: Vault; readonly pool: JobPool },
  signal: AbortSignal,
): Promise<number> {
  const measure = measureIn(pool, signal);
  let done = await measureFixes(vault, pool, signal);
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    if (signal.aborted) return done;
    const ids = listUnseenScans(vault.db, appearanceVersion, before, batch);
    if (ids.length === 0) return done;
    for (const id of ids) {
      before = id;
      if (await measureOne(vault, id, measure, signal)) done++;
      if (signal.aborted) return done;
    }
  }
}

/** Better copies count in place of what they were made of: there are few, and they come first. */
async function measureFixes(vault: Vault, pool: JobPool, signal: AbortSignal): Promise<number> {
  let done = 0;
  for (const { fileId, recipe, name } of listUnseenFixes(vault.db, appearanceVersion)) {
    if (signal.aborted) break;
    try {
      const bytes = new Uint8Array(await vault.files.read(fileId)).buffer;
      const job = { bytes, name, onlyPaper: recipe.corners !== null };
      const facts = await pool.run('scanFacts', job, { signal, transfer: [bytes] });
      if (signal.aborted) break;
      updateFixFacts(vault.db, fileId, facts);
      done++;
    } catch {
      // Nobody asked for it: what is wrong with the file is told where it is opened.
    }
  }
  return done;
}

async function measureOne(
  vault: Vault,
  id: number,
  measure: ReturnType<typeof measureIn>,
  signal: AbortSignal,
): Promise<boolean> {
  const scan = getScan(vault.db, id);
  if (!scan) return false;
  try {
    const bytes = await vault.files.read(scan.fileId);
    const facts = await measure(new Uint8Array(bytes), scan.facts.name, { codes: wantsCodes(vault.db, id) });
    if (signal.aborted) return false;
    updateScanFacts(vault.db, id, facts);
    return true;
  } catch {
    // Nobody asked for it: what is wrong with the file is told where it is opened.
    return false;
  }
}
