import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import type { packedFileSchema } from '#shared/api/packages.ts';
import type { progressSchema } from '#shared/api/progress.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { servingSlots } from '#shared/filing/peopleDemands.ts';
import { type Manifest, manifestName } from '#shared/packages/manifest.ts';
import { type PackagePart, packageParts, partName } from '#shared/packages/packagePlan.ts';
import type { ScanProfile } from '#shared/rules/rulePack.ts';
import type { ScanFix, StoredScan } from '#shared/scans/storedScan.ts';
import { caseIdOf, openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { exportApplication } from '../payload/exportApplication.ts';
import { chosenStrictness } from '../settings/chosenProfile.ts';
import type { Vault } from '../vault/openVault.ts';
import { getFixes } from '../vault/store/fixes.ts';
import { getScan } from '../vault/store/scans.ts';
import { drawFieldSheet } from './drawFieldSheet.ts';
import { gatherUnsigned, type UnsignedLetter } from './gatherUnsigned.ts';
import { packScan } from './packScan.ts';
import { writeFieldSheet } from './writeFieldSheet.ts';

export interface PackRequest {
  readonly caseNumber: string;
  readonly profile: ScanProfile;
  readonly asciiNames: boolean;
  /** Why somebody goes on although a 必改 is open; null refuses. */
  readonly override: string | null;
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
  /** What somebody overrode. */
  readonly blocking: readonly Finding[];
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
  readonly parts: readonly {
    readonly part: PackagePart;
    readonly scan: StoredScan & { readonly fix: ScanFix | null };
  }[];
  readonly letters: readonly UnsignedLetter[];
  /** SHA-256 of everything the package is made of; see `Manifest.content`. */
  readonly content: string;
}

/** Reads what goes into the package of a case; nothing is made yet. Throws `caseMissing`, `caseRemoved`, `vaultLocked`. */
export async function planPackage(desk: Desk, request: PackRequest): Promise<PackagePlan> {
  const vault = desk.vault();
  const caseId = caseIdOf(desk, request.caseNumber);
  const opened = openCase(desk, request.caseNumber);
  const parts = packageParts(opened.materials, (slot) => servingSlots(opened.application, slot)).map((part) => {
    const scan = getScan(vault.db, part.scanId);
    if (!scan) throw new Error(`no scan ${part.scanId}`);
    return { part, scan: { ...scan, fix: getFixes(vault.db, scan.id).fix } };
  });
  const letters = await gatherUnsigned(vault, caseId, opened, desk.pack);
  const content = sha256Of(
    JSON.stringify([
      request.profile,
      request.asciiNames,
      chosenStrictness(vault.db),
      opened.application,
      parts.map(({ part, scan }) => [part.slot, scan.facts.sha256, scan.fix?.recipe ?? null]),
      letters.map(({ fileId }) => fileId),
    ]),
  );
  return { vault, opened, parts, letters, content };
}

/**
 * Makes every file of a case's package, one event a file, and hands all of them over at the end.
 *
 * Every copy is made and judged before anything is refused, so that all problems are told at once. Holds one case in
 * memory, never more. Throws `vaultLocked`, `vaultDamaged`.
 */
export async function* packCase(
  desk: Desk,
  { vault, opened, parts, letters, content }: PackagePlan,
  { caseNumber, profile, asciiNames, override }: PackRequest,
  signal?: AbortSignal,
): AsyncGenerator<PackStep, void, undefined> {
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

  // What is wrong with a picture is judged of its copy.
  const blocking = opened.findings.filter(({ rule, weight }) => weight === 'must' && !rule.startsWith('scan.'));
  yield progress('');
  const pack = async ({ part, scan }: (typeof parts)[number]) => ({
    part,
    copyOf: { slot: part.slot, sha256: scan.facts.sha256, recipe: scan.fix?.recipe ?? null },
    packed: await packScan({ desk, vault, profile, opened }, part, scan, signal),
  });
  for await (const { part, copyOf, packed } of inOrder(parts, desk.pool.width, pack, signal)) {
    const { bytes, extension, changed, findings } = packed;
    const name = partName({ ...part, bytes: bytes.byteLength, extension }, client, asciiNames);
    add(name, bytes, copyOf);
    blocking.push(...findings.filter(({ weight }) => weight === 'must'));
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
  const make = {
    [asciiNames ? 'fields.xlsx' : '填写内容.xlsx']: () => writeFieldSheet(opened.application, desk.pack, now),
    [asciiNames ? 'fields.pdf' : '填写内容.pdf']: () =>
      drawFieldSheet(opened.application, desk.pack, {
        now,
        profile,
        files: listed.flatMap(({ name, copyOf }) => (copyOf ? [name] : [])),
      }),
    [asciiNames ? 'payload.json' : '官方格式.json']: async () =>
      new Uint8Array(await exportApplication(desk, { caseNumber, withOffice: false }).file.arrayBuffer()),
  };
  for (const [name, bytesOf] of Object.entries(make)) {
    signal?.throwIfAborted();
    const bytes = await bytesOf();
    add(name, bytes);
    yield told(name, bytes);
    yield progress(name);
  }
  const manifest: Manifest = {
    format: 'beian-package',
    version: 1,
    caseNumber,
    profile: profile.id,
    madeAt: now.toISOString(),
    override: blocking.length > 0 ? override : null,
    content,
    files: listed,
  };
  files.push({ name: manifestName, bytes: new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`) });
  vault.assertOpen();
  yield { type: 'ready', packed: { caseNumber, client, files, blocking } };
}

/** The fields as a workbook and as pages, and the payload. */
const ownFiles = 3;

function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
