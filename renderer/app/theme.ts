import { type ThemeConfig, theme } from 'antd';

/** How bright the desk is: as the system says, or as the person chose. */
export type Brightness = 'system' | 'light' | 'dark';

/** Chinese faces of the three systems, clearest first; nothing is loaded. */
const fontFamily =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif';

const stillness = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What stands on a filled ground: white on the deep colours of the day, ink on the lighter ones of the night. */
function onFilled(dark: boolean): string {
  return dark ? '#0b1524' : '#ffffff';
}

/**
 * Antd's design tokens for the desk: calm, dense enough for a day's work, readable at 125–150 %.
 *
 * Every text stands out from its ground by 4.5 : 1 or more (WCAG 2.2, 1.4.3), pointed at or not; antd's own tints for
 * hovered and chosen things do not, so they are given here.
 */
export function deskTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      fontFamily,
      colorPrimary: dark ? '#5b9bf0' : '#1f5fbf',
      colorPrimaryHover: dark ? '#7db1f5' : '#2d6cc9',
      colorPrimaryActive: dark ? '#6ba6f2' : '#174a97',
      colorInfo: dark ? '#5b9bf0' : '#1f5fbf',
      colorLink: dark ? '#7db1f5' : '#1f5fbf',
      colorLinkHover: dark ? '#9cc4f8' : '#2d6cc9',
      colorError: dark ? '#f0766b' : '#c0271c',
      colorWarning: dark ? '#e0a84a' : '#a45c00',
      colorSuccess: dark ? '#5fc08a' : '#1d7a46',
      colorWarningBg: dark ? '#3a2c12' : '#fff4dd',
      colorSuccessBg: dark ? '#16301f' : '#e6f5ec',
      colorBgContainer: dark ? '#1b1f26' : '#ffffff',
      colorBgLayout: dark ? '#15181d' : '#f4f6f9',
      colorTextPlaceholder: dark ? '#8b93a0' : '#6b7480',
      colorTextDescription: dark ? '#a5adba' : '#5a6472',
      borderRadius: 6,
      fontSize: 14,
      motion: !stillness,
    },
    components: {
      Layout: { siderBg: dark ? '#1b1f26' : '#ffffff', headerBg: dark ? '#1b1f26' : '#ffffff' },
      Menu: {
        itemBorderRadius: 6,
        itemBg: 'transparent',
        // The primary colour is too faint on its own tint in the dark.
        ...(dark ? { itemSelectedColor: '#9cc4f8' } : {}),
      },
      Button: { primaryColor: onFilled(dark), colorTextLightSolid: onFilled(dark) },
      Tag: { colorTextLightSolid: onFilled(dark) },
      Descriptions: { labelColor: dark ? '#a5adba' : '#5a6472' },
      // Narrow enough for what stands beside it to be read.
      Notification: { width: 340 },
      // In the dark the chosen part of a switch hardly differs from the others by antd's own tints.
      Segmented: dark
        ? { trackBg: '#12151a', itemSelectedBg: '#2f4a73', itemSelectedColor: '#ffffff' }
        : { trackBg: '#e6eaf0', itemSelectedBg: '#ffffff' },
      // Days of the months beside the shown one are days one can pick.
      Calendar: { colorTextDisabled: dark ? '#a5adba' : '#5a6472', colorTextLightSolid: onFilled(dark) },
      Badge: { colorTextLightSolid: onFilled(dark) },
    },
  };
}
