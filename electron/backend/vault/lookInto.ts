import { vaultLayout } from './layout.ts';
import { hasOsSlot } from './osSlot.ts';
import { holdsVaultParts } from './vacancy.ts';
import { readVaultRecord } from './vaultRecord.ts';

/** What lies in a folder. A record nobody can read still means a vault: unlocking it says what is wrong. */
export async function lookInto(dir: string): Promise<{ there: boolean; sample: boolean; remembered: boolean }> {
  try {
    const layout = vaultLayout(dir);
    const record = await readVaultRecord(layout.record);
    return {
      // One that has lost its record is a vault all the same: opening it writes a new one.
      there: record !== null || (await holdsVaultParts(layout)),
      sample: record?.sample === true,
      remembered: record !== null && hasOsSlot(record),
    };
  } catch {
    return { there: true, sample: false, remembered: false };
  }
}
