/** What nobody but the person can see to. */
export const outsideBackups =
  '拷到别处的备份（移动硬盘、别的电脑、网盘），软件管不到，里面如果有这些资料，请自己删除。';

/** One sentence for every known place where older backups still hold what was erased. Pure. */
export function sayLeftBackups(left: readonly { readonly place: string; readonly backups: number }[]): string[] {
  return left.map(({ place, backups }) => `“${place}”里还有 ${backups} 份旧备份，里面仍有这些资料。`);
}
