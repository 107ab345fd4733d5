import type { CheckedPackage } from '#shared/packages/checkedPackage.ts';

/** What looking a package through again comes to, in one sentence. Pure. */
export function sayChecked({ ok, packages, foreign, problem }: CheckedPackage): {
  readonly type: 'success' | 'error';
  readonly title: string;
} {
  if (problem !== null) return { type: 'error', title: problem };
  const files = packages.reduce((sum, each) => sum + each.files, 0);
  const many = packages.length > 1 ? `${packages.length} 个案件、` : '';
  if (ok) return { type: 'success', title: `${many}${files} 个文件，都和清单一样，可以放心上传。` };
  const wrong = packages.reduce((sum, { differences }) => sum + differences.length, foreign.length);
  const unread = packages.filter(({ caseNumber }) => caseNumber === null).length;
  const parts = [wrong > 0 ? `有 ${wrong} 处和清单不一样` : null, unread > 0 ? `有 ${unread} 份清单读不出来` : null];
  return { type: 'error', title: `${parts.filter((part) => part !== null).join('，')}，请重新生成再上传。` };
}
