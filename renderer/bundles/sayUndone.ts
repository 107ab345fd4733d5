/** What became of the cases of an import that was taken back. Pure. */
export function sayUndone({
  restored,
  removed,
}: {
  readonly restored: readonly string[];
  readonly removed: readonly string[];
}): string {
  return [
    restored.length > 0 && `${restored.join('、')} 恢复成导入以前的样子。`,
    removed.length > 0 && `${removed.join('、')} 移到了回收站。`,
  ]
    .filter((each) => each !== false)
    .join('');
}
