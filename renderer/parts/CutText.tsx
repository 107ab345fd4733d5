/** Text on one line that is cut where room ends; resting on it shows it whole. `faint` when it is a side note or a blank. */
export function CutText({ text, faint = false, strong = false }: { text: string; faint?: boolean; strong?: boolean }) {
  const classes = ['beian-cut', faint && 'beian-faint', strong && 'beian-strong'].filter(Boolean).join(' ');
  return (
    <span className={classes} title={text}>
      {text}
    </span>
  );
}
