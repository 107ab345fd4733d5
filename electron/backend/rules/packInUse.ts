import type { RulePack } from '#shared/rules/rulePack.ts';
import type { Vault } from '../vault/openVault.ts';
import { unlessDamaged } from '../vault/unlessDamaged.ts';
import { checkRulePack, sayProblems } from './checkRulePack.ts';
import { keptPack, packPointer, shippedId } from './keptPacks.ts';
import type { LoadedPack } from './loadRulePack.ts';
import { type PackFiles, withReplaced } from './packFiles.ts';

/** The pack of this moment. */
export interface PackInUse {
  readonly pack: RulePack;
  /** All of its files. */
  readonly files: PackFiles;
  /** 0 for the shipped one. */
  readonly id: number;
  /** Why the office's own pack is not used although it was chosen; null when all is well. */
  readonly damaged: string | null;
}

/**
 * Which pack counts: the one the open vault chose, else the shipped one.
 *
 * One that no longer holds together (an older import under a newer program, say) keeps nobody from working: the
 * shipped one counts then, and `damaged` says so. Read once a vault; `forget` after another one was chosen.
 */
export function openPackInUse(shipped: LoadedPack, vault: () => Vault | null) {
  const usual: PackInUse = { ...shipped, id: shippedId, damaged: null };
  let held: { readonly vault: Vault; readonly inUse: PackInUse } | null = null;
  return {
    current: (): PackInUse => {
      const open = vault();
      if (open === null) return usual;
      if (held?.vault !== open) {
        const unreadable = { ...usual, damaged: '存下的内容读不出来' };
        held = { vault: open, inUse: unlessDamaged(() => chosenIn(open, usual), unreadable) };
      }
      return held.inUse;
    },
    forget: () => {
      held = null;
    },
  };
}

function chosenIn({ db }: Vault, usual: PackInUse): PackInUse {
  const { inUse: id } = packPointer(db);
  if (id === shippedId) return usual;
  const kept = keptPack(db, id);
  if (!kept) return { ...usual, damaged: '存下的内容读不出来' };
  const files = withReplaced(usual.files, kept.files);
  const checked = checkRulePack(files);
  if ('problems' in checked) return { ...usual, damaged: sayProblems(checked.problems) };
  return { pack: checked.pack, files, id, damaged: null };
}
