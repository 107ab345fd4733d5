import { theme } from 'antd';
import { lockKey, modifierLabel } from '../app/shortcuts.ts';

const keys = [
  ['↑ ↓', '选择'],
  ['回车', '打开'],
  ['Esc', '关闭'],
  [`${modifierLabel}+K`, '随时回到这里'],
  [lockKey, '锁定'],
  ['/', '在“案件”里搜索'],
] as const;

/** The keys of the palette, for those who see it the first time. */
export function PaletteKeys() {
  const { token } = theme.useToken();
  return (
    <div
      aria-hidden
      className="beian-palette-keys"
      style={{ color: token.colorTextDescription, borderColor: token.colorBorderSecondary }}
    >
      {keys.map(([key, meaning]) => (
        <span key={key}>
          <kbd>{key}</kbd> {meaning}
        </span>
      ))}
    </div>
  );
}
