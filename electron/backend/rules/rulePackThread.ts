import { workerData } from 'node:worker_threads';
import { DeskError } from '#shared/api/errors.ts';
import { handOut } from '../jobs/handOut.ts';
import { filesOfZip, textsOf } from './packContents.ts';

/** A rule pack nobody vouches for, and the names the files of one have. */
export interface RulePackRequest {
  readonly zip: Uint8Array<ArrayBuffer>;
  readonly known: readonly string[];
}

/** What it answers, once: the texts of the files by their names, or why it was refused. */
export type RulePackAnswer =
  | { readonly ok: true; readonly files: readonly (readonly [name: string, text: string])[] }
  | { readonly ok: false; readonly detail: string };

/** Reads one rule pack, then ends: see readPackArchive.ts. */
const { zip, known }: RulePackRequest = workerData;
await handOut(opened(), () => []);

async function* opened(): AsyncGenerator<RulePackAnswer, void, undefined> {
  try {
    yield { ok: true, files: [...(await textsOf(filesOfZip(zip), new Set(known)))] };
  } catch (error) {
    if (!(error instanceof DeskError && error.code === 'rulePackRefused')) throw error;
    yield { ok: false, detail: String(error.details['detail'] ?? '') };
  }
}
