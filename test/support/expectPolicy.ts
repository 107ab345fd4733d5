import { expect } from 'vitest';

/** Directives that must stand in every policy, whatever else does. */
const demanded = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
];

/** Asserts the headers that every answer of every host carries. */
export function expectPolicy(headers: Readonly<Record<string, string>>, name: string): void {
  const directives = (headers['content-security-policy'] ?? '').split('; ');
  expect(directives, name).toEqual(expect.arrayContaining(demanded));
  expect(directives.join(' '), name).not.toMatch(/unsafe|https?:|data:|\*/);
  expect(headers, name).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
  });
  const permissions = (headers['permissions-policy'] ?? '').split(', ');
  expect(permissions, name).toEqual(
    expect.arrayContaining(['camera=()', 'clipboard-read=()', 'geolocation=()', 'usb=()']),
  );
  expect(
    permissions.filter((each) => !each.endsWith('=()')),
    name,
  ).toEqual(['clipboard-write=(self)']);
  expect(
    Object.keys(headers).filter((each) => /^(access-control|server|x-powered)/.test(each)),
    name,
  ).toEqual([]);
}
