/** Originals the vault has lost or spoilt, counted while it was backed up; see `MadeBackup`. */
export interface LostOriginals {
  /** Those no backup at this place has, either. */
  readonly lost: number;
  /** Those of which a sound copy was kept there. */
  readonly ill: number;
}

/** What a backup could not find in the vault, in one or two sentences; null where it found all. Pure. */
export function sayLost({ lost, ill }: LostOriginals): string | null {
  const told = [
    lost > 0 ? `资料库里有 ${lost} 份原件不见了或已损坏，没能备份。` : '',
    ill > 0 ? `资料库里有 ${ill} 份原件不见了或已损坏，备份里还留着完好的。` : '',
  ].join('');
  return told === '' ? null : told;
}
