/** Characters at the end of a name that tell it from the next: a number and the ending. */
const tailKept = 10;

/** A file's name on one line, cut before its end: long ones often begin alike. Resting on it shows it whole. */
export function CutName({ name }: { name: string }) {
  const characters = [...name];
  const [head, tail] = [characters.slice(0, -tailKept).join(''), characters.slice(-tailKept).join('')];
  return (
    <span style={{ display: 'flex' }} title={name}>
      <span className="beian-cut" style={{ whiteSpace: 'pre' }}>
        {head}
      </span>
      <span style={{ flex: 'none', whiteSpace: 'pre' }}>{tail}</span>
    </span>
  );
}

/** Text on one line that is cut where room ends; resting on it shows it whole, or `whole` where that says more. `faint` when it is a side note or a blank. */
export function CutText({
  text,
  whole = text,
  faint = false,
  strong = false,
}: {
  text: string;
  whole?: string;
  faint?: boolean;
  strong?: boolean;
}) {
  const classes = ['beian-cut', faint && 'beian-faint', strong && 'beian-strong'].filter(Boolean).join(' ');
  return (
    <span className={classes} title={whole}>
      {text}
    </span>
  );
}
