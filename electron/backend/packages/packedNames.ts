import type { PackagePart } from '#shared/packages/packagePlan.ts';
import type { Desk } from '../desk.ts';
import { getFixes } from '../vault/store/fixes.ts';

/** What the files of the newest package of each case are called, by case number: in memory, as long as the vault is open. */
export type PackedNames = Map<string, ReadonlyMap<string, string>>;

/** Which file of a package a part became: another picture, or another copy of it, is another one. */
export function packedKey(
  { number, slot, position, scanId }: Pick<PackagePart, 'number' | 'slot' | 'position' | 'scanId'>,
  fixId: string | null,
): string {
  return [number, slot, position, scanId, fixId ?? ''].join(' ');
}

/**
 * What a part of a case is called in its newest package, whole; null where none was made since the vault was opened, or the
 * picture has changed since.
 */
export function packedName(desk: Desk, caseNumber: string, part: PackagePart): string | null {
  const names = desk.packedNames.get(caseNumber);
  if (!names) return null;
  return names.get(packedKey(part, getFixes(desk.vault().db, part.scanId).fix?.fileId ?? null)) ?? null;
}
