import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import type { StoredScan } from '#shared/scans/storedScan.ts';
import type { Vault } from '../vault/openVault.ts';
import { getScan, insertScan, updateScanFacts } from '../vault/store/scans.ts';
import { heldScan } from './heldScan.ts';
import { readScanFacts } from './readScanFacts.ts';

/** One file as it was handed over. `origin` is its path below the folder it came in, null when there was none. */
export interface ReceivedFile {
  readonly name: string;
  readonly origin: string | null;
  readonly bytes: Uint8Array;
  readonly now: Date;
  /** What a worker measured already; measured here when left out. */
  readonly facts?: ScanFacts;
}

/**
 * Keeps an original in the vault, untouched, and tells what was measured.
 *
 * The same bytes are kept once: when the vault has them, the scan it has is returned and nothing is stored, whatever the
 * new file is called; codes that were looked for only now are added, and a file the vault has lost is put back. The file is durable before the row that names it exists.
 */
export async function ingestScan(vault: Vault, received: ReceivedFile): Promise<StoredScan> {
  const { name, origin, bytes, now } = received;
  const facts = received.facts ?? (await readScanFacts(bytes, name));
  const held = await heldScan(vault, { sha256: facts.sha256, bytes, now });
  if (held) {
    const { putBack: _, ...scan } = held;
    if (scan.facts.codes !== null || facts.codes === null) return scan;
    updateScanFacts(vault.db, scan.id, facts);
    return { ...scan, facts: { ...scan.facts, codes: facts.codes } };
  }
  const stored = await vault.files.put(bytes);
  const id = insertScan(vault.db, { fileId: stored.id, origin, facts, receivedAt: now.toISOString() });
  const scan = getScan(vault.db, id);
  if (!scan) throw new Error(`scan ${id} vanished while it was being stored`);
  return scan;
}
