import type { CaseEdit, RoleHolder } from '#shared/api/caseEdits.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Role } from '#shared/filing/person.ts';
import type { ShownError } from '../../app/readError.ts';
import type { Change } from './editHistory.ts';

/** What became of edits. On a conflict nothing was saved; the case is told as it is now. */
export type SaveResult =
  | { readonly type: 'saved' | 'conflict'; readonly application: Application }
  | { readonly type: 'failed'; readonly error: ShownError };

/** What the editor needs of the world. Its promises never reject. */
export interface EditorPort {
  save(edits: readonly CaseEdit[]): Promise<SaveResult>;
  setRole(role: Role, holder: RoleHolder, expected: number | null): Promise<SaveResult>;
  /** Runs `act` once typing has paused; answers with how to call it off. */
  afterPause(act: () => void): () => void;
}

/** What became of taking a change back or doing it again. */
export type StepResult =
  | { readonly type: 'nothing' }
  | { readonly type: 'done' | 'changedElsewhere'; readonly change: Change }
  | { readonly type: 'failed'; readonly error: ShownError };
