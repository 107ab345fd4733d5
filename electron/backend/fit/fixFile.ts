import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { FixedFile, fixFileInput } from '#shared/api/scans.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import { paperLost } from '#shared/scans/paperLost.ts';
import { proposeFix } from '#shared/scans/proposeFix.ts';
import type { Desk } from '../desk.ts';
import { readUpload, unreadFinding } from '../scans/readUpload.ts';
import { paperOf } from './previewFix.ts';

/**
 * A better copy of one file, keeping nothing of it: what `recipe` says, or what the desk is sure of.
 *
 * What cannot be done says why; nothing but being called off is an error.
 */
export async function fixFile(
  desk: Desk,
  { file, recipe }: z.infer<typeof fixFileInput>,
  signal?: AbortSignal,
): Promise<FixedFile> {
  const { rulebook, pool, pack } = desk;
  const bytes = await readUpload(file);
  if (typeof bytes === 'string') return { type: 'left', reason: unreadFinding(bytes, rulebook).message };
  try {
    const facts = await pool.run('scanFacts', { bytes: bytes.slice(0), name: file.name }, { signal });
    const never = notFixable(facts);
    if (never !== null) return { type: 'left', reason: `${never}。` };
    const proposed = recipe === null ? proposeFix(facts, pack.scanThresholds) : { recipe, reason: null };
    if (proposed.reason !== null) return { type: 'left', reason: `${proposed.reason}。` };
    const fixed = await pool.run('fix', { bytes, name: facts.name, recipe: proposed.recipe }, { signal });
    const { width, height } = fixed.facts;
    if (width === null || height === null) throw new DeskError('pictureUnavailable', { kind: '图片' });
    const stem = facts.name.replace(/\.[^.]+$/, '');
    const named = new File([fixed.bytes], `${safeFileName(stem)}.jpg`, { type: 'image/jpeg' });
    const paper = paperOf(desk, facts);
    const lost = paper ? paperLost(paper, proposed.recipe) : 0;
    return { type: 'fixed', file: named, recipe: proposed.recipe, width, height, lost };
  } catch (error) {
    if (signal?.aborted) throw error;
    return { type: 'left', reason: unreadFinding('breaksWorker', rulebook).message };
  }
}
