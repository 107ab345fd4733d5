import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { packedFileSchema } from '#shared/api/packages.ts';
import type { progressSchema } from '#shared/api/progress.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { MaterialSlotId } from '#shared/filing/materialSlot.ts';
import { servingSlots } from '#shared/filing/peopleDemands.ts';
import { blockingOfCopy, keyOf } from '#shared/packages/blocking.ts';
import { openProblems } from '#shared/packages/checkedPackage.ts';
import { type Manifest, manifestName } from '#shared/packages/manifest.ts';
import { onceAPicture } from '#shared/packages/onceAPicture.ts';
import { certificateLabel, type PackagePart, packageParts, partName } from '#shared/packages/packagePlan.ts';
import type { KeptValue } from '#shared/payload/payloadTree.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import type { ScanFix, StoredScan } from '#shared/scans/storedScan.ts';
import { purposeMark } from '#shared/sheets/purposeMark.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { payloadText } from '../payload/exportApplication.ts';
import { programVersion } from '../programVersion.ts';
import { chosenStrictness } from '../settings/chosenProfile.ts';
import type { Vault } from '../vault/openVault.ts';
import { getFixes } from '../vault/store/fixes.ts';
import { getPayloadRest } from '../vault/store/payloadRests.ts';
import { getScan } from '../vault/store/scans.ts';
import { consoleSections } from './consoleSections.ts';
import { drawFieldSheet } from './drawFieldSheet.ts';
import { gatherUnsigned, type UnsignedLetter } from './gatherUnsigned.ts';
import { judgeForPackage } from './judgeForPackage.ts';
import { packedKey } from './packedNames.ts';
import { packScan } from './packScan.ts';
import { writeFieldSheet } from './writeFieldSheet.ts';

export interface PackRequest {
  readonly caseNumber: string;
  readonly profile: ScanProfile;
  readonly asciiNames: boolean;
  /** Why somebody goes on although a 必改 is open; null refuses. */
  readonly override: string | null;
  /** Whether copies say what they are for, where the platform does not refuse it. */
  readonly watermark: boolean;
}

/** One file of a package, in memory. */
export interface PackageFile {
  /** The path in the package, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All files of one case, the manifest last. */
export interface PackedCase {
  readonly caseNumber: string;
  readonly client: string;
  readonly files: readonly PackageFile[];
  /** When it says it was made, and the SHA-256 of its bytes. */
  readonly manifest: { readonly madeAt: string; readonly sha256: string };
  /** What somebody overrode. */
  readonly blocking: readonly Finding[];
  /** How many problems that is; a picture in two places counts once. */
  readonly open: number;
  /** What each part is called, see `packedKey`. */
  readonly names: ReadonlyMap<string, string>;
}

export type PackStep =
  | z.infer<typeof progressSchema>
  | z.infer<typeof packedFileSchema>
  | { readonly type: 'refused'; readonly findings: [Finding, ...Finding[]] }
  | { readonly type: 'ready'; readonly packed: PackedCase };

/** What a package would be made of, read and judged now. */
export interface PackagePlan {
  readonly vault: Vault;
  readonly opened: OpenedCase;
  /** Open 必改 that no copy puts right, as of today. */
  readonly blocking: readonly Finding[];
  /** What somebody stands by. */
  readonly overridden: readonly Finding[];
  /** What is written all over the copies; null where nothing is. */
  readonly watermark: string | null;
  readonly parts: readonly {
    readonly part: PackagePart;
    readonly scan: StoredScan & { readonly fix: ScanFix | null };
  }[];
  readonly letters: readonly UnsignedLetter[];
  /** What an imported payload said beyond our model. */
  readonly kept: readonly KeptValue[];
  /** SHA-256 of everything the package is made of and of what blocks it; see `Manifest.content`. */
  readonly content: string;
}

/** Reads what goes into the package of a case; nothing is made yet. Throws `caseMissing`, `caseRemoved`, `vaultLocked`. */
export async function planPackage(desk: Desk, request: PackRequest): Promise<PackagePlan> {
  const vault = desk.vault();
  const caseId = caseIdOf(desk, request.caseNumber);
  const { profile } = request;
  const { opened, blocking, overridden } = judgeForPackage(desk, request.caseNumber, profile);
  const { application } = opened;
  const called = certificateLabel(application.subject.certificateType, desk.pack.certificateTypes);
  const { preapprovals } = application.miniProgram;
  const held = packageParts(opened.materials, (slot) => servingSlots(application, slot), called, preapprovals);
  const parts = held.map((part) => {
    const scan = getScan(vault.db, part.scanId);
    if (!scan) throw new Error(`no scan ${part.scanId}`);
    return { part, scan: { ...scan, fix: getFixes(vault.db, scan.id).fix } };
  });
  const letters = await gatherUnsigned(vault, caseId, opened, desk.pack);
  const kept = getPayloadRest(vault.db, caseId);
  const marked = request.watermark && profile.watermark !== 'refused';
  const content = sha256Of(
    JSON.stringify([
      programVersion,
      profile,
      desk.pack.copyLimits,
      desk.pack.scanThresholds,
      chosenStrictness(vault.db),
      request.asciiNames,
      marked,
      application,
      kept,
      parts.map(({ part, scan }) => [part.slot, part.position, scan.facts.sha256, scan.fix?.recipe ?? null]),
      letters.map(({ fileId }) => fileId),
      [blocking, overridden].map((findings) => findings.map(keyOf).toSorted()),
    ]),
  );
  const watermark = marked ? purposeMark(application.miniProgram.name, desk.today()) : null;
  return { vault, opened, blocking, overridden, watermark, parts, letters, kept, content };
}

/**
 * Makes every file of a case's package, one event a file, and hands all of them over at the end.
 *
 * Every copy is made and judged before anything is refused, so that all problems are told at once. Holds one case in
 * memory, never more. Throws `vaultLocked`, `vaultDamaged`.
 */
export async function* packCase(
  desk: Desk,
  plan: PackagePlan,
  { caseNumber, profile, asciiNames, override }: PackRequest,
  signal?: AbortSignal,
): AsyncGenerator<PackStep, void, undefined> {
  const { vault, opened, parts, letters, watermark } = plan;
  const client = opened.application.subject.name ?? '';
  const total = parts.length + letters.length + ownFiles;
  const files: PackageFile[] = [];
  const listed: Manifest['files'] = [];
  let done = 0;
  const add = (name: string, bytes: Uint8Array, copyOf: Manifest['files'][number]['copyOf'] = null) => {
    files.push({ name, bytes });
    listed.push({ name, bytes: bytes.byteLength, sha256: sha256Of(bytes), copyOf });
    done++;
  };
  const progress = (label: string) => ({ type: 'progress', done, total, label }) as const;
  const told = (name: string, bytes: Uint8Array): PackStep => {
    return { type: 'packed', name, slot: null, bytes: bytes.byteLength, changed: false, findings: [] };
  };

  const blocking = [...plan.blocking];
  /** The names in the package, by slot and place; null at a place whose paper has no file there. */
  const named = new Map<MaterialSlotId, (string | null | undefined)[]>();
  const keepName = ({ slot, position }: PackagePart, name: string | null) => {
    const inSlot = named.get(slot) ?? [];
    inSlot[position] = name;
    named.set(slot, inSlot);
  };
  // Papers are allotted by their places: that of which no copy can be made keeps its own.
  for (const { part } of parts) keepName(part, null);
  const names = new Map<string, string>();
  yield progress('');
  const pack = async ({ part, scan }: (typeof parts)[number]) => ({
    part,
    fixId: scan.fix?.fileId ?? null,
    copyOf: { slot: part.slot, sha256: scan.facts.sha256, recipe: scan.fix?.recipe ?? null },
    packed: await packScan({ desk, profile, ...plan }, part, scan, signal),
  });
  for await (const { part, fixId, copyOf, packed } of inOrder(parts, desk.pool.width, pack, { signal })) {
    const { file, findings } = packed;
    blocking.push(...blockingOfCopy(plan.blocking, findings));
    if (file === null) {
      done++;
      continue;
    }
    const { bytes, extension, changed } = file;
    const name = partName({ ...part, bytes: bytes.byteLength, extension }, client, asciiNames);
    add(name, bytes, copyOf);
    keepName(part, name);
    names.set(packedKey(part, fixId), name);
    yield { type: 'packed', name, slot: part.slot, bytes: bytes.byteLength, changed, findings: [...findings] };
    yield progress(name);
  }
  const [first] = blocking;
  if (first && override === null) {
    yield { type: 'refused', findings: [first, ...blocking.slice(1)] };
    return;
  }
  for (const letter of letters) {
    signal?.throwIfAborted();
    const name = asciiNames ? `letters/${letter.ascii}` : `文书/${letter.name}`;
    const bytes = await vault.files.read(letter.fileId);
    add(name, bytes);
    yield told(name, bytes);
    yield progress(name);
  }
  const now = desk.now();
  const sections = consoleSections(opened, desk.pack, ({ slot, position }) => named.get(slot)?.[position] ?? null);
  const make = {
    [asciiNames ? 'fields.xlsx' : '填写内容.xlsx']: () => writeFieldSheet(sections, now),
    [asciiNames ? 'fields.pdf' : '填写内容.pdf']: () =>
      drawFieldSheet(opened.application, sections, {
        now,
        profile,
        files: listed.flatMap(({ name, copyOf }) => (copyOf ? [name] : [])),
      }),
    // It names the files as they are called here.
    [asciiNames ? 'payload.json' : '官方格式.json']: () => {
      const media = (slot: MaterialSlotId) => Array.from(named.get(slot) ?? []);
      return Buffer.from(payloadText(opened.application, { media, kept: plan.kept, withOffice: false }));
    },
  };
  for (const [name, bytesOf] of Object.entries(make)) {
    signal?.throwIfAborted();
    const bytes = await bytesOf();
    add(name, bytes);
    yield told(name, bytes);
    yield progress(name);
  }
  const open = openProblems(onceAPicture(blocking, opened));
  const manifest: Manifest = {
    format: 'beian-package',
    version: 1,
    caseNumber,
    profile: profile.id,
    madeAt: now.toISOString(),
    override: blocking.length > 0 ? override : null,
    open,
    staff: opened.application.filingCase.staff,
    watermark,
    content: plan.content,
    files: listed,
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  files.push({ name: manifestName, bytes });
  vault.assertOpen();
  const made = { madeAt: manifest.madeAt, sha256: sha256Of(bytes) };
  yield { type: 'ready', packed: { caseNumber, client, files, manifest: made, blocking, open: open.length, names } };
}

/** The fields as a workbook and as pages, and the payload. */
const ownFiles = 3;

function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
