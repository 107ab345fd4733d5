import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';

/**
 * What looking a package through again comes to, in one sentence. That nobody changed its files does not make it good:
 * where it was made with 必改 open (`overridden` of them, if known), that is said instead of letting it pass. Pure.
 */
export function sayChecked(
  { ok, packages, foreign, problem }: CheckedPackage,
  overridden: number | null = null,
): {
  readonly type: 'success' | 'warning' | 'error';
  readonly title: string;
} {
  if (problem !== null) return { type: 'error', title: problem };
  // The manifest is no file of the list that was shown when the package was made.
  const files = packages.reduce((sum, each) => sum + Math.max(0, each.files - 1), 0);
  const many = packages.length > 1 ? `${packages.length} 个案件、` : '';
  const open = packages.filter(({ override }) => override !== null).length;
  const whole = `${many}${files} 个文件，都和清单一样`;
  if (ok && open > 0) {
    const which = packages.length > 1 ? `有 ${open} 个案件` : '';
    const count = packages.length === 1 && overridden ? ` ${overridden} 个` : '';
    return { type: 'warning', title: `${whole}，没有被改过；但${which}带着${count}没改的必改问题。` };
  }
  if (ok) return { type: 'success', title: `${whole}，可以放心上传。` };
  const wrong = packages.reduce((sum, { differences }) => sum + differences.length, foreign.length);
  const unread = packages.filter(({ caseNumber }) => caseNumber === null).length;
  const parts = [wrong > 0 ? `有 ${wrong} 处和清单不一样` : null, unread > 0 ? `有 ${unread} 份清单读不出来` : null];
  return { type: 'error', title: `${parts.filter((part) => part !== null).join('，')}，请重新生成再上传。` };
}
