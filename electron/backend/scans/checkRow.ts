import type { CheckedScan, WantedKind } from '#shared/api/scans.ts';
import { blocks, type Finding, sortFindings } from '#shared/filing/finding.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { kindNamed, kindOfPicture } from '#shared/intake/kindOfPicture.ts';
import { type Strictness, thresholdsFor } from '#shared/rules/scanThresholds.ts';
import { codeKinds } from '#shared/scans/certificates.ts';
import { contentLabels, contentTypeOf, extensionOf } from '#shared/scans/contentType.ts';
import { accepts } from '#shared/scans/judgeFormat.ts';
import { judgeKind } from '#shared/scans/judgeKind.ts';
import { judgeScan } from '#shared/scans/judgeScan.ts';
import { forLooseFiles } from '#shared/scans/looseFiles.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { isUsable } from '#shared/scans/unfinished.ts';
import { weighForCase } from '#shared/scans/weighForCase.ts';
import type { Desk } from '../desk.ts';
import { remarkFinding } from '../intake/remarks.ts';
import { baseName, sha256Of } from '../intake/staging.ts';
import type { JobPool } from '../jobs/pool.ts';
import type { OpenedRow } from './openRows.ts';
import type { LookForCodes } from './readScanFacts.ts';
import { type UnreadUpload, unreadFinding } from './readUpload.ts';

/** One row as it was judged. */
export type CheckedRow = Omit<CheckedScan, 'type' | 'at'>;

/** Pixels of the longer side of what a row shows, for screens of double density. */
const thumbnailPixels = 144;
/** What a browser draws from the file itself. */
const drawnByBrowsers: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif']);

/** How many pages a TIFF has; 1 where nobody can tell. In a worker: nothing of a strange file is read in this thread. */
export function pageCounter(pool: JobPool, signal: AbortSignal | undefined) {
  return async (bytes: Uint8Array): Promise<number> => {
    const copy = bytes.slice().buffer;
    try {
      return (await pool.run('scanFacts', { bytes: copy, name: '' }, { signal, transfer: [copy] })).pages;
    } catch (error) {
      if (signal?.aborted) throw error;
      return 1;
    }
  };
}

/** Measures and judges rows against one profile. Throws `profileMissing`. */
export function rowChecker(
  { pack, pool, rulebook }: Desk,
  wished: { readonly profile: string; readonly strictness?: Strictness },
  signal: AbortSignal | undefined,
) {
  const profile = profileById(pack, wished.profile);
  const thresholds = thresholdsFor(pack.scanThresholds, wished.strictness ?? 'usual');

  /** In a worker. One that breaks, or outgrows its heap, takes only this file with it. */
  async function measure(bytes: Uint8Array, name: string, codes: LookForCodes): Promise<ScanFacts | null> {
    const copy = bytes.slice().buffer;
    return pool.run('scanFacts', { bytes: copy, name, codes }, { signal, transfer: [copy] }).catch(unlessStopped);
  }

  function unlessStopped(error: unknown): null {
    if (signal?.aborted) throw error;
    return null;
  }

  function kindOf(wish: WantedKind, file: string, facts: ScanFacts | null) {
    if (wish !== 'auto') return { kind: wish, because: null, mayBe: [] };
    return kindOfPicture(file, facts, pack.papers);
  }

  async function thumbnailOf(bytes: Uint8Array): Promise<string | null> {
    const copy = bytes.slice().buffer;
    const drawn = await pool
      .run('picture', { bytes: copy, most: thumbnailPixels }, { signal, transfer: [copy] })
      .catch(unlessStopped);
    return drawn && Buffer.from(drawn).toString('base64');
  }

  return {
    unread: (row: Pick<OpenedRow, 'file' | 'page'>, wish: WantedKind, why: UnreadUpload): CheckedRow => {
      const findings = [unreadFinding(why, rulebook)];
      const { kind, because } = kindOf(wish, row.file, null);
      return { ...row, ok: false, kind, because, facts: null, findings, thumbnail: null };
    },

    /** `inFile`: it lies in another one, so that a browser has nothing to draw it from. */
    check: async (
      { file, page, picture, remarks }: OpenedRow,
      wish: WantedKind,
      { inFile }: { readonly inFile: boolean },
    ): Promise<CheckedRow> => {
      const said = remarks.map((remark) => remarkFinding(remark, rulebook, 'check'));
      if (picture === null) {
        const { kind, because } = kindOf(wish, file, null);
        return {
          file,
          page,
          ok: !blocks(said),
          kind,
          because,
          facts: null,
          findings: sortFindings(said),
          thumbnail: null,
        };
      }
      const named = wish === 'auto' ? kindNamed(file, pack.papers) : wish;
      const measured = await measure(picture.bytes, picture.name, named === null ? 'seen' : codeKinds.has(named));
      if (measured === null) {
        const findings = [unreadFinding('breaksWorker', rulebook)];
        const { kind, because } = kindOf(wish, file, null);
        return { file, page, ok: false, kind, because, facts: null, findings, thumbnail: null };
      }
      const facts = picture.turnedFrom ? { ...measured, ...factsOfFile(picture.turnedFrom, file) } : measured;
      const { kind, because, mayBe } = kindOf(wish, file, facts);
      const judged = forLooseFiles(judgeScan(facts, { profile, kind, thresholds }, rulebook), facts);
      const weighed = page === null ? judged : asPage(judged, facts, kind);
      const findings = sortFindings([...said, ...judgeKind(mayBe, rulebook), ...weighed]);
      const shows = facts.unreadable === null && (inFile || !drawnByBrowsers.has(facts.contentType));
      const thumbnail = shows ? await thumbnailOf(picture.bytes) : null;
      return { file, page, ok: isUsable(findings, facts), kind, because, facts, findings, thumbnail };
    },
  };

  /** What a file is that had to be turned into a picture before anybody could measure it. */
  function factsOfFile(bytes: Uint8Array, path: string) {
    const name = baseName(path);
    const sha256 = sha256Of(bytes);
    return { name, sha256, bytes: bytes.byteLength, contentType: contentTypeOf(bytes), extension: extensionOf(name) };
  }

  /** A page is no file anybody hands in: what making a picture of it settles is no fault of it, and that it has to be made is said. */
  function asPage(findings: readonly Finding[], facts: ScanFacts, kind: ScanKind): Finding[] {
    const weighed = weighForCase(findings, { facts, original: facts, profile, kind });
    // Only what weighs otherwise: there is no case here to put anything right in.
    const kept = weighed.map((each, index) => {
      const before = findings[index];
      return before?.weight === each.weight ? before : each;
    });
    if (kept.some(({ rule }) => rule === 'scan.format')) return kept;
    const wanted = profile.formats.map((format) => contentLabels[format]).join('、');
    if (accepts(profile, { ...facts, contentType: 'pdf' })) return kept;
    const page = rulebook('scan.pageOfPaper', {
      weight: 'hint',
      where: 'contentType',
      message: `这是文件里的一页，“${profile.label}”只收 ${wanted} 图片，不收整个文件。`,
      remedy: '放进案件的，打包时会自动做成图片；自己上传的，请先把这一页另存为 JPG。',
    });
    return [...kept, page];
  }
}
