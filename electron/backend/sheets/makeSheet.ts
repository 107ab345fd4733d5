import type { z } from 'zod';
import { DeskError } from '#shared/api/errors.ts';
import type { MadeSheet, sheetOfCaseInput, sheetOfFilesInput } from '#shared/api/sheets.ts';
import { type MaterialSlotId, materialSlot, type ScanKind } from '#shared/filing/materialSlot.ts';
import { safeFileName } from '#shared/filing/safeFileName.ts';
import type { ScanThresholds } from '#shared/rules/rulePack.ts';
import type { Appearance } from '#shared/scans/appearance.ts';
import { copyTargetFor } from '#shared/scans/copyTarget.ts';
import { documentShare } from '#shared/scans/documentShare.ts';
import { notFixable } from '#shared/scans/fixable.ts';
import { profileById } from '#shared/scans/profile.ts';
import { proposeFix } from '#shared/scans/proposeFix.ts';
import { plainRecipe, type Recipe } from '#shared/scans/recipe.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import { purposeMark } from '#shared/sheets/purposeMark.ts';
import { sideOrder } from '#shared/sheets/sideOrder.ts';
import { caseIdOf } from '../cases/openCase.ts';
import type { Desk } from '../desk.ts';
import { readUpload, unreadFinding } from '../scans/readUpload.ts';
import { loadApplication } from '../vault/store/cases.ts';
import { listMaterials } from '../vault/store/materials.ts';
import type { SheetPicture } from './drawSheet.ts';

type Wish = Omit<z.infer<typeof sheetOfFilesInput>, 'files' | 'miniProgram'>;

/** What a sheet is made for. */
interface Purpose {
  readonly miniProgram: string | null;
  /** What the file is called, without its extension. */
  readonly stem: string;
  /** Of a single picture that is fitted to a platform. */
  readonly kind: ScanKind;
  /** What was measured of it; null where that does not matter. */
  readonly facts: ScanFacts | null;
  /** Which side of a card each picture shows, as far as its layout tells. */
  readonly sides: Sides;
}

type Sides = Appearance['cardSide'][];

const formNames = { cardSheet: '证件正反面', collage: '拼图', single: '图片' } as const;

/**
 * A sheet of scans of a case, each as it counts there. Nothing is kept, and no original is changed.
 *
 * Throws `caseMissing`, `recordMissing`, `profileMissing`, `vaultLocked`.
 */
export async function sheetOfCase(
  desk: Desk,
  { caseNumber, scanIds, ...wish }: z.infer<typeof sheetOfCaseInput>,
  signal?: AbortSignal,
): Promise<MadeSheet> {
  const vault = desk.vault();
  const caseId = caseIdOf(desk, caseNumber);
  const held = new Map(listMaterials(vault.db, caseId).map((material) => [material.scan.id, material]));
  const { miniProgram, subject } = loadApplication(vault.db, caseId);
  const pictures: SheetPicture[] = [];
  let slot: MaterialSlotId | null = null;
  let counted: ScanFacts | null = null;
  const sides: Sides = [];
  for (const scanId of scanIds) {
    const material = held.get(scanId);
    if (!material) throw new DeskError('recordMissing', { what: '扫描件' });
    const { scan, fix } = material;
    slot ??= material.slot;
    const recipe = fix?.recipe ?? recipeFor(wish, scan.facts, desk.pack.scanThresholds);
    if (typeof recipe === 'string') return none(scan.facts.name, recipe);
    const bytes = new Uint8Array(await vault.files.read(scan.fileId)).buffer;
    pictures.push({ bytes, name: scan.facts.name, recipe });
    counted ??= fix?.facts ?? scan.facts;
    sides.push(fix?.facts.appearance?.cardSide ?? scan.facts.appearance?.cardSide ?? null);
  }
  const label = wish.form === 'single' && slot ? materialSlot(slot).label : formNames[wish.form];
  const made = await make(
    desk,
    wish,
    pictures,
    {
      miniProgram: miniProgram.name,
      stem: `${label}_${subject.name ?? caseNumber}`,
      kind: slot ? materialSlot(slot).scanKind : 'otherAttachment',
      facts: counted,
      sides,
    },
    signal,
  );
  vault.assertOpen();
  return made;
}

/** A sheet of files, keeping nothing. Throws `profileMissing`. */
export async function sheetOfFiles(
  desk: Desk,
  { files, miniProgram, ...wish }: z.infer<typeof sheetOfFilesInput>,
  signal?: AbortSignal,
): Promise<MadeSheet> {
  const pictures: SheetPicture[] = [];
  const sides: Sides = [];
  for (const file of files) {
    const bytes = await readUpload(file);
    if (typeof bytes === 'string') return none(file.name, unreadFinding(bytes, desk.rulebook).message);
    const facts = await desk.pool
      .run('scanFacts', { bytes: bytes.slice(0), name: file.name }, { signal })
      .catch((error: unknown) => {
        if (signal?.aborted) throw error;
        return null;
      });
    const recipe = facts
      ? recipeFor(wish, facts, desk.pack.scanThresholds)
      : unreadFinding('breaksWorker', desk.rulebook).message;
    if (typeof recipe === 'string') return none(file.name, recipe);
    pictures.push({ bytes, name: facts?.name ?? file.name, recipe });
    sides.push(facts?.appearance?.cardSide ?? null);
  }
  return make(
    desk,
    wish,
    pictures,
    { miniProgram, stem: formNames[wish.form], kind: 'otherAttachment', facts: null, sides },
    signal,
  );
}

function none(name: string, why: string): MadeSheet {
  return { type: 'none', reason: `“${name}”：${why.replace(/。$/, '')}。` };
}

/**
 * What is done to a picture nobody has fixed: on a sheet the paper alone is wanted, so it is cut out where the desk is sure
 * of it; a card whose edges are not clear has no true size. A single picture stays as it is.
 */
function recipeFor({ form }: Wish, facts: ScanFacts, thresholds: ScanThresholds): Recipe | string {
  const never = notFixable(facts);
  if (never !== null) return never;
  if (form === 'single') return plainRecipe;
  const { recipe, sure, needless, reason } = proposeFix(facts, thresholds);
  if (sure || needless) return recipe;
  return form === 'cardSheet' ? `${reason ?? ''}，裁好以后才知道证件的真实大小` : plainRecipe;
}

async function make(
  desk: Desk,
  wish: Wish,
  given: SheetPicture[],
  { miniProgram, stem, kind, facts, sides }: Purpose,
  signal: AbortSignal | undefined,
): Promise<MadeSheet> {
  const { form, format, maxBytes } = wish;
  const { order: inOrder, note } = form === 'cardSheet' ? sideOrder(sides) : { order: given.keys(), note: null };
  const pictures = [...inOrder].flatMap((index) => given[index] ?? []);
  if (form === 'cardSheet' && pictures.length > 2)
    return { type: 'none', reason: '一张 A4 只放一张证件的正反两面，请只选两张图。' };
  if (form === 'single' && pictures.length > 1) return { type: 'none', reason: '一次导出一张，请只选一张图。' };
  const profile = wish.profile === null ? null : profileById(desk.pack, wish.profile);
  const mayMark = wish.watermark && profile?.watermark !== 'refused';
  const watermark = mayMark ? purposeMark(miniProgram, desk.today()) : null;
  const { copyLimits: limits } = desk.pack;
  const [first] = pictures;
  if (form === 'single' && profile && first) {
    const share = facts ? documentShare(facts, { kind, thresholds: desk.pack.scanThresholds }) : 1;
    const target = copyTargetFor(profile, kind, limits, share);
    const copied = await desk.pool.run(
      'copy',
      { bytes: first.bytes, target, recipe: first.recipe, watermark },
      { signal },
    );
    if (copied.made === 'none') return { type: 'none', reason: unfit[copied.reason] };
    return made(copied.bytes, `${stem}_${profile.label}`, copied.contentType === 'png' ? 'png' : 'jpg', watermark, []);
  }
  const now = desk.now().toISOString();
  const order = { form, format, maxBytes, watermark, pictures, limits, title: stem, now };
  const drawn = await desk.pool.run('sheet', order, { signal }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    return { reason: '合成时出错，没有做出来；请换一张图再试。' } as const;
  });
  if ('reason' in drawn) return { type: 'none', reason: drawn.reason };
  const extension = form === 'cardSheet' && format === 'pdf' ? 'pdf' : 'jpg';
  return made(drawn.bytes, stem, extension, watermark, [...(note === null ? [] : [note]), ...drawn.notes]);
}

const types = { pdf: 'application/pdf', jpg: 'image/jpeg', png: 'image/png' } as const;

function made(
  bytes: Uint8Array<ArrayBuffer>,
  stem: string,
  extension: keyof typeof types,
  watermark: string | null,
  notes: readonly string[],
): MadeSheet {
  const name = `${safeFileName(stem)}.${extension}`;
  return { type: 'made', file: new File([bytes], name, { type: types[extension] }), watermark, notes: [...notes] };
}

const unfit = {
  unreadable: '这张图打不开。',
  tooManyBytes: '压到这个平台要求的大小，字就看不清了；请先裁掉周围，或换一张清楚的。',
  tooFewPixels: '像素不够这个平台的最低要求，请让客户发原图。',
  tooFewBytes: '图太小，达不到这个平台的最低要求，请让客户发原图。',
} as const;
