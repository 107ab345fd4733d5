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
