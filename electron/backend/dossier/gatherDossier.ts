import { countedFacts, type HeldMaterial } from '#shared/scans/storedScan.ts';
import { discretionFor } from '../cases/discretion.ts';
import { type CaseRules, judgeCase } from '../cases/judgeCase.ts';
import type { Vault } from '../vault/openVault.ts';
import { getAgency } from '../vault/store/agency.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import { listSettlements } from '../vault/store/settlements.ts';
import type { DossierInput, DossierMaterial } from './dossierInput.ts';
import { gatherLetters } from './gatherLetters.ts';

/** How the cards of persons get what they are for written all over them; `mark` answers null for what cannot be written on. */
export interface CardMarking {
  isCard(material: HeldMaterial): boolean;
  mark(bytes: Uint8Array, signal?: AbortSignal): Promise<Uint8Array | null>;
}

/**
 * Everything a dossier of this case is made of, judged by the rules of the day.
 *
 * Files are named, not read: each is decrypted when its turn comes. Throws what the store throws for an unknown case.
 */
export async function gatherDossier(
  vault: Vault,
  caseId: number,
  rules: CaseRules,
  options: { readonly masked: boolean; readonly now: Date; readonly marking: CardMarking | null },
): Promise<DossierInput> {
  const application = loadApplication(vault.db, caseId);
  const held = listMaterials(vault.db, caseId);
  const judged = judgeCase(application, held, rules, listSettlements(vault.db, caseId));
  const { marking } = options;
  // Of the same bytes in several places the first is read, whatever it is called there.
  const cards = new Set(
    marking === null ? [] : held.filter(marking.isCard).map((material) => countedFacts(material).sha256),
  );
  const materials = held.map((material, index): DossierMaterial => {
    const { receivedAt } = material.scan;
    const { fileId } = material.fix ?? material.scan;
    return {
      slot: material.slot,
      position: material.position,
      facts: countedFacts(material),
      receivedAt,
      findings: judged.materials[index]?.findings ?? [],
      read: async (signal) => {
        const bytes = await vault.files.read(fileId);
        return marking !== null && cards.has(countedFacts(material).sha256) ? marking.mark(bytes, signal) : bytes;
      },
    };
  });
  return {
    application,
    agency: getAgency(vault.db),
    pack: rules.pack,
    findings: judged.findings,
    letters: await gatherLetters(vault, caseId, rules.rulebook, discretionFor(application, options.masked)),
    materials,
    options: { masked: options.masked },
    now: options.now,
  };
}
