/** Playwright's own list: of two lists a browser is started with, it takes the last alone. */
const withoutForPlaywright = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/**
 * What Chromium gets ready beside every page, each a process of its own: the lists under its address bar, which nobody sees
 * here, and a place for the next page. They take as long to start as the desk itself.
 */
const unused = ['WebUIOmniboxPopup', 'WebUIOmniboxFullPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'];

/** Argument of a Chromium that starts nothing but what a page needs. */
export const leanBrowser: string = `--disable-features=${[...withoutForPlaywright, ...unused].join()}`;
