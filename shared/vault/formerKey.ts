import type { SecretKind } from './secretKind.ts';

const words = {
  passphrase: { former: '换口令以前的', which: '口令', mend: '重新设一个口令' },
  recovery: { former: '换恢复码以前的', which: '恢复码', mend: '换一个新的恢复码' },
} as const;

/** How the key file of a former secret is called, with what does not open it any more. */
export function nameFormerKey(kind: SecretKind): string {
  const { former, which } = words[kind];
  return `keys/${kind}.age 是${former}那一份：旧${which}打得开它，现在的${which}打不开`;
}

/** What to do where no copy of the present one is left, or where the former one has opened the vault (`inUse`). */
export function renewFormerKey(kind: SecretKind, inUse: boolean): string {
  const { which, mend } = words[kind];
  return `${inUse ? `刚才打开用的就是旧${which}。` : '备份里没有现在的那一份。'}请到“设置 → 资料库”${mend}，旧${which}就打不开了。`;
}

/** Told to whoever has opened the vault by it. Pure. */
export function sayFormerKey(kind: SecretKind): string {
  const { former, which, mend } = words[kind];
  return `刚才是用旧${which}打开的：keys/${kind}.age 被换成了${former}那一份，现在的${which}打不开它。案件和文件没有坏，备份里现在的那一份没有动。请到“设置 → 资料库”${mend}，旧${which}就打不开了。`;
}
