import type { Finding } from '#shared/filing/finding.ts';

/** Where the walk from finding to finding stands: at a finding, and at which place of the list it was. */
export interface WalkPosition {
  readonly key: string;
  readonly index: number;
}

/** Tells findings of one case apart. */
export function findingKey({ rule, where, message }: Finding): string {
  return `${rule} ${where} ${message}`;
}

/**
 * The next finding forwards or backwards, around the end. When the one it stands at was put right meanwhile, the walk
 * goes on at its place. Null when there is none left.
 */
export function nextFinding(
  findings: readonly Finding[],
  at: WalkPosition | null,
  direction: 1 | -1,
): { readonly finding: Finding; readonly position: WalkPosition } | null {
  const index = nextIndex(findings, at, direction);
  const finding = findings[index];
  return finding ? { finding, position: { key: findingKey(finding), index } } : null;
}

function nextIndex(findings: readonly Finding[], at: WalkPosition | null, direction: 1 | -1): number {
  const { length } = findings;
  if (at === null) return direction === 1 ? 0 : length - 1;
  const still = findings.findIndex((finding) => findingKey(finding) === at.key);
  const next = still >= 0 ? still + direction : direction === 1 ? at.index : at.index - 1;
  return length === 0 ? 0 : (next + length) % length;
}
