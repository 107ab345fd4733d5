import { theme } from 'antd';

/** Text on one line that is cut where room ends; resting on it shows it whole. `faint` when it is a side note or a blank. */
export function CutText({ text, faint = false, strong = false }: { text: string; faint?: boolean; strong?: boolean }) {
  const { token } = theme.useToken();
  return (
    <span
      className="beian-cut"
      title={text}
      style={{ color: faint ? token.colorTextDescription : undefined, fontWeight: strong ? 600 : undefined }}
    >
      {text}
    </span>
  );
}
