import type { Finding } from '#shared/filing/finding.ts';

/** Tells a finding of a case from its others, without what it says: that may name people. */
export function findingKey({ rule, where }: Pick<Finding, 'rule' | 'where'>): string {
  return `${rule} ${where}`;
}
