/** What nobody but the person can see to. */
export const outsideBackups =
  '拷到别处的备份（移动硬盘、别的电脑、网盘），软件管不到，里面如果有这些资料，请自己删除。';

/** One sentence for every known place that will keep older backups, before anything is erased; `backups` is null where it cannot be seen now. Pure. */
export function sayOtherPlaces(
  places: readonly { readonly place: string; readonly backups: number | null }[],
): string[] {
  return places.map(({ place, backups }) =>
    backups === null
      ? `“${place}”现在连不上：以前往那里备份过，里面的旧备份会留着这些资料。接好以后请自己删除，或者往那里再备份一次，让它收到删除清单。`
      : `“${place}”里有 ${backups} 份旧备份，会留着这些资料，不会一起换新。不要了的请自己删除。`,
  );
}

/** One sentence for every known place where older backups still hold what was erased. Pure. */
export function sayLeftBackups(left: readonly { readonly place: string; readonly backups: number }[]): string[] {
  return left.map(({ place, backups }) => `“${place}”里还有 ${backups} 份旧备份，里面仍有这些资料。`);
}
