import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { MakeManyPackagesEvent, makeManyPackagesInput, PackedCaseEvent } from '#shared/api/packages.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { Desk } from '../desk.ts';
import { assertWayOut } from './assertReach.ts';
import { folderPlace } from './folderPlace.ts';
import { keepMade } from './keepMade.ts';
import { caseFolderName, manyName } from './packageNames.ts';
import type { PackagePlace } from './packagePlace.ts';
import { type PackRequest, packCase, planPackage } from './packCase.ts';
import { zipPlace } from './zipPlace.ts';

type Request = z.infer<typeof makeManyPackagesInput>;

/**
 * The packages of many cases, a folder each, one after the other: each is written before the next is begun, so memory
 * stays that of one case. A case that is refused or fails stops no other.
 *
 * Called off, what is finished stays: folders as they are, a ZIP with the cases it holds. Throws `profileMissing`,
 * `vaultLocked`, `badInput` for a folder nobody chose and for a ZIP that is to be gone on with, `cannotWrite`.
 */
export async function* makeManyPackages(
  desk: Desk,
  { cases, target, resume, ...how }: Request,
  signal?: AbortSignal,
): AsyncGenerator<MakeManyPackagesEvent, void, undefined> {
  if (resume && target.as === 'zip')
    throw new DeskError('badInput', { detail: '压缩包里不能补做，请全部重新生成，或者改为存成文件夹' });
  const profile = profileById(desk.pack, how.profile);
  assertWayOut(desk, target.folder);
  desk.vault();
  const place =
    target.as === 'zip'
      ? zipPlace({ ...target, stem: manyName(cases.length, profile, how.asciiNames), now: desk.now })
      : folderPlace(desk, { parent: target.folder, profile, replace: target.replace, resume });
  const total = cases.length;
  try {
    for (const [done, caseNumber] of cases.entries()) {
      signal?.throwIfAborted();
      yield { type: 'progress', done, total, label: caseNumber };
      const request: PackRequest = { ...how, profile, caseNumber };
      try {
        yield* oneCase(desk, request, place, resume, signal);
      } catch (error) {
        if (signal?.aborted || endsAll(error)) throw error;
        yield told(caseNumber, { result: 'failed', problem: sentence(error) });
      }
    }
    yield { type: 'progress', done: total, total, label: '' };
  } finally {
    // Also where it was called off: what is finished is kept.
    await place.end();
  }
}

async function* oneCase(
  desk: Desk,
  request: PackRequest,
  place: PackagePlace,
  resume: boolean,
  signal: AbortSignal | undefined,
): AsyncGenerator<PackedCaseEvent, void, undefined> {
  const { caseNumber, asciiNames } = request;
  const plan = await planPackage(desk, request);
  const folder = caseFolderName(caseNumber, plan.opened.application.subject.name ?? '', request.profile, asciiNames);
  const held = resume ? await place.held(folder, plan.content, request.override) : null;
  if (held !== null) {
    yield told(caseNumber, { result: 'kept', path: held });
    return;
  }
  for await (const step of packCase(desk, plan, request, signal)) {
    if (step.type === 'refused') yield told(caseNumber, { result: 'refused', findings: step.findings });
    if (step.type !== 'ready') continue;
    const { packed } = step;
    const placed = await place.put(folder, packed);
    await keepMade(desk, request, packed, placed);
    desk.packedNames.set(caseNumber, packed.names);
    const bytes = packed.files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
    yield told(caseNumber, {
      result: 'made',
      path: placed.path,
      files: packed.files.length,
      bytes,
      findings: packed.blocking,
    });
  }
}

function told(
  caseNumber: string,
  news: Omit<Partial<PackedCaseEvent>, 'findings'> &
    Pick<PackedCaseEvent, 'result'> & { readonly findings?: readonly Finding[] },
): PackedCaseEvent {
  const { findings = [], ...rest } = news;
  return { type: 'case', caseNumber, path: null, files: 0, bytes: 0, problem: null, ...rest, findings: [...findings] };
}

/** After these nothing else will work either. */
function endsAll(error: unknown): boolean {
  return error instanceof DeskError && ['vaultLocked', 'cannotWrite', 'vaultDamaged'].includes(error.code);
}

function sentence(error: unknown): string {
  const { message, remedy } = error instanceof DeskError ? error : new DeskError('internal');
  return `${message}${remedy}`;
}
