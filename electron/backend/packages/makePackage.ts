import { createHash } from 'node:crypto';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { z } from 'zod';
import type { MakePackageEvent, makePackageInput } from '#shared/api/packages.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { servingSlots } from '#shared/filing/peopleDemands.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import { type Manifest, manifestName } from '#shared/packages/manifest.ts';
import { type PackagePart, packageParts, partName } from '#shared/packages/packagePlan.ts';
import { profileById } from '#shared/scans/profile.ts';
import type { Recipe } from '#shared/scans/recipe.ts';
import { caseIdOf, openCase } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { inOrder } from '../jobs/inOrder.ts';
import { exportApplication } from '../payload/exportApplication.ts';
import { getFixes } from '../vault/store/fixes.ts';
import { getScan } from '../vault/store/scans.ts';
import { type PackedScan, packScan } from './packScan.ts';
import { writeFieldSheet } from './writeFieldSheet.ts';

/** Pictures are packed already. */
const stored = 0;

/**
 * The 提交包 of a case for one platform, as a ZIP that waits in the outbox: fitted copies in the order of the form, the
 * field sheet, the payload and a manifest.
 *
 * Every file is made and judged before anything is refused, so that all problems are told at once. While a 必改 is open
 * nothing is made unless somebody says why. Throws `caseMissing`, `profileMissing`, `vaultLocked`, `vaultDamaged`.
 */
export async function* makePackage(
  desk: Desk,
  { caseNumber, asciiNames, override, ...request }: z.infer<typeof makePackageInput>,
  signal?: AbortSignal,
): AsyncGenerator<MakePackageEvent, void, undefined> {
  const profile = profileById(desk.pack, request.profile);
  caseIdOf(desk, caseNumber);
  const vault = desk.vault();
  const opened = openCase(desk, caseNumber);
  const parts = packageParts(opened.materials, (slot) => servingSlots(opened.application, slot));
  const client = opened.application.subject.name ?? '';
  const total = parts.length + 1;
  const pack = async (part: PackagePart): Promise<Packed> => {
    const scan = getScan(vault.db, part.scanId);
    if (!scan) throw new Error(`no scan ${part.scanId}`);
    const { fix } = getFixes(vault.db, scan.id);
    const packed = await packScan({ desk, vault, profile, opened }, part, { ...scan, fix }, signal);
    return { part, scan: packed, from: scan.facts.sha256, recipe: fix?.recipe ?? null };
  };
  const blocking: Finding[] = opened.findings.filter(
    // What is wrong with a picture is judged of its copy.
    ({ rule, weight }) => weight === 'must' && !rule.startsWith('scan.'),
  );
  const entries: Zippable = {};
  const files: Manifest['files'] = [];
  const add = (name: string, bytes: Uint8Array, copyOf: Manifest['files'][number]['copyOf'] = null) => {
    entries[name] = [bytes, { level: copyOf === null ? 6 : stored }];
    files.push({ name, bytes: bytes.byteLength, sha256: sha256Of(bytes), copyOf });
  };
  let done = 0;
  yield { type: 'progress', done, total, label: '' };
  for await (const { part, scan, from, recipe } of inOrder(parts, desk.pool.width, pack, signal)) {
    const { bytes, extension, changed, findings } = scan;
    const name = partName({ ...part, bytes: bytes.byteLength, extension }, client, asciiNames);
    add(name, bytes, { slot: part.slot, sha256: from, recipe });
    blocking.push(...findings.filter(({ weight }) => weight === 'must'));
    yield { type: 'packed', name, slot: part.slot, bytes: bytes.byteLength, changed, findings: [...findings] };
    yield { type: 'progress', done: ++done, total, label: name };
  }
  const [first] = blocking;
  if (first && override === null) {
    yield { type: 'refused', findings: [first, ...blocking.slice(1)] };
    return;
  }
  const now = desk.now();
  const sheet = await writeFieldSheet(opened.application, desk.pack, now);
  add(asciiNames ? 'fields.xlsx' : '填写内容.xlsx', sheet);
  const { file: payload } = exportApplication(desk, { caseNumber, withOffice: false });
  add(asciiNames ? 'payload.json' : '官方格式.json', new Uint8Array(await payload.arrayBuffer()));
  const manifest: Manifest = {
    format: 'beian-package',
    version: 1,
    caseNumber,
    profile: profile.id,
    madeAt: now.toISOString(),
    override: blocking.length > 0 ? override : null,
    files,
  };
  entries[manifestName] = [strToU8(`${JSON.stringify(manifest, null, 2)}\n`), { level: 6 }];
  const zip = zipSync(entries, { mtime: now });
  const name = asciiNames ? `package_${caseNumber}_${profile.id}` : `提交包 ${caseNumber} ${client} ${profile.label}`;
  vault.assertOpen();
  yield {
    type: 'made',
    file: desk.outbox.put(new File([new Uint8Array(zip)], `${safeFileName(name)}.zip`, { type: 'application/zip' })),
    blocking,
  };
}

/** A file of the package, what it was made of and how. */
interface Packed {
  readonly part: PackagePart;
  readonly scan: PackedScan;
  readonly from: string;
  readonly recipe: Recipe | null;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
