import { randomBytes } from 'node:crypto';

/**
 * What a page of the desk may do, said by the host with every response.
 *
 * Nothing by default, then only what the renderer needs, all of it from its own origin. Styles that antd writes at run
 * time carry the nonce. No source is called `unsafe-…`: a sentence a client typed can never become a script. The whole
 * policy goes with every file, not with the page alone, because a worker obeys the policy of its own script.
 * Source: Content Security Policy Level 3 and Trusted Types, W3C.
 */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Scans and previews are drawn from memory.
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // The one policy is renderer/trustedTypes.ts; a second one cannot be made.
    'trusted-types default',
  ].join('; ');
}

/** A nonce nobody can guess (128 bits); a new one for every response. */
export function freshNonce(): string {
  return randomBytes(16).toString('base64');
}

/** What a browser may switch on for a page and the desk does not need. Names as Chromium knows them. */
const features = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/**
 * The headers every response of every host carries, whatever it answers.
 *
 * `no-store` is the rule, because answers hold people's data; only files whose name holds their hash may say otherwise.
 */
export function policyHeaders(nonce: string): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy(nonce),
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // One is needed: a number that was copied is taken from the clipboard again without waiting for a key.
    'permissions-policy': [...features.map((feature) => `${feature}=()`), 'clipboard-write=(self)'].join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}
