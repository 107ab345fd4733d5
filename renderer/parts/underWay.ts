/** Something in this window that the end of the open vault would cut short. */
export interface UnderWay {
  /** What it is, as the beginning of a sentence: 还在导入. */
  readonly what: string;
  /** What becomes of it, as its end: 就会停下. */
  readonly fate: string;
  /** What is lost by it and what is not: whole sentences. */
  readonly about: string;
}

const all = new Set<UnderWay>();

/** Something begins that is asked about before the vault is closed; answers with how to say that it ended. */
export function setUnderWay(begun: UnderWay): () => void {
  const one = { ...begun };
  all.add(one);
  return () => all.delete(one);
}

/** All that is under way now, the oldest first. */
export function underWay(): readonly UnderWay[] {
  return [...all];
}

/** A question as it is shown. */
export interface ClosingQuestion {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * The question before the vault is closed by `act` (锁定); null when nothing would be cut short. `unsaved` is the number
 * of cases in which text would be lost.
 */
export function closingQuestion(act: string, going: readonly UnderWay[], unsaved: number): ClosingQuestion | null {
  const matters = unsaved > 0 ? [unsavedText(unsaved), ...going] : going;
  const [first, ...others] = matters;
  if (!first) return null;
  const sentence = ({ what, fate }: UnderWay) => `${what}，${act}${fate}`;
  return {
    title: sentence(first),
    lines: [first.about, ...others.map((other) => `${sentence(other)}。${other.about}`)],
  };
}

function unsavedText(cases: number): UnderWay {
  return {
    what: `有 ${cases} 个案件还有内容没有保存`,
    fate: '就没有了',
    about: '想留下它们，请先回到原来的资料库，打开案件改好。',
  };
}
