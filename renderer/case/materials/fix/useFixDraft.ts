import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { beginDraft, changeDraft, type FixDraft, sameRecipe, stepBack, withFound } from '#shared/scans/fixDraft.ts';
import { paperLost } from '#shared/scans/paperLost.ts';
import { plainRecipe, type Recipe } from '#shared/scans/recipe.ts';
import { useDesk } from '../../../app/deskContext.ts';
import { constant } from '../../../app/tabs.ts';
import { useDraft } from '../../../parts/useDraft.ts';
import { useReportError } from '../../../parts/useReportError.ts';
import { fixDraftName } from './fixDrafts.ts';

/** What the desk says of the corners; `needless` where nothing has to be done, and nothing is to be warned of. */
export interface FixNote {
  readonly text: string;
  readonly needless: boolean;
}

/**
 * The recipe somebody works on: what was left unsaved here before, that of the copy that counts, or else what the desk
 * proposes.
 *
 * Null while the proposal is being asked for. `touched` once there is something of one's own that closing would lose; it
 * is kept in the vault until it is saved or thrown away, and `left` says that it was found there.
 */
export function useFixDraft(caseNumber: string, { scanId, fix }: CaseMaterial) {
  const { client, queries } = useDesk();
  const report = useReportError();
  const kept = useDraft<FixDraft | null>(fixDraftName(caseNumber, scanId), null);
  const [left] = useState(!kept.empty);
  const draft = kept.value ?? (fix && beginDraft(fix.recipe));
  const setDraft = (next: FixDraft) => kept.write(next.past.length > 0 ? next : null);
  const [note, setNote] = useState<FixNote | null>(null);
  const proposal = useQuery({ ...queries.scans.proposeFix.queryOptions({ input: { scanId } }), ...constant });
  const begun = draft ?? (proposal.data ? beginDraft(startOf(proposal.data)) : null);
  const find = useMutation({
    mutationFn: () => client.scans.proposeFix({ scanId }),
    onSuccess: ({ recipe, ...proposed }) => {
      setNote(noteOf(proposed));
      if (begun) setDraft(changeDraft(begun, withFound({ now: begun.now, found: recipe })));
    },
    onError: report,
  });
  const size = proposal.data ?? null;
  return {
    draft: begun,
    recipe: begun?.now ?? null,
    failed: proposal.error,
    /** Pixels of the original, upright, as it is turned now. */
    size: size && begun && sizeTurned(size, begun.now.turn),
    note: note ?? (fix === null && kept.empty && proposal.data ? noteOf(proposal.data) : null),
    find,
    /** How much of the paper the corners cut away, 0 to 1; 0 where the desk cannot tell. */
    lost: begun && proposal.data?.paper ? paperLost(proposal.data.paper, begun.now) : 0,
    touched: begun !== null && isTouched(begun),
    left,
    discard: kept.discard,
    /** True when saving would change what counts. */
    changes: begun !== null && !sameRecipe(begun.now, fix?.recipe ?? plainRecipe),
    change: (change: Partial<Recipe>, gesture?: string) => {
      setNote(null);
      if (begun) setDraft(changeDraft(begun, change, gesture ?? null));
    },
    back: () => begun && setDraft(stepBack(begun)),
    reset: () => begun && setDraft(changeDraft(begun, plainRecipe)),
  };
}

/** Something of one's own: steps that did not lead back to where they began. */
function isTouched({ now, past }: FixDraft): boolean {
  return past.length > 0 && !sameRecipe(now, past[0] ?? now);
}

function sizeTurned({ width, height }: { width: number | null; height: number | null }, turn: Recipe['turn']) {
  const upright = { width: width ?? 1, height: height ?? 1 };
  return turn === 90 || turn === 270 ? { width: upright.height, height: upright.width } : upright;
}

function noteOf({ reason, needless }: { reason: string | null; needless: boolean }): FixNote | null {
  return reason === null ? null : { text: reason, needless };
}

/** What fixing begins with: nothing is cut from a paper that lies straight already. */
function startOf({ recipe, needless }: { recipe: Recipe; needless: boolean }): Recipe {
  return needless ? { ...recipe, corners: null } : recipe;
}
