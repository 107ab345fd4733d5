import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asDiskError } from '#backend/diskErrors.ts';
import { assertCipher, assertRuntime } from '#backend/startupGuards.ts';
import { DeskError } from '#shared/api/errors.ts';

test.each(['20.19.0', '22.12.0', '23.9.9', '', 'x'])('Node %s is refused in words', (version) => {
  expect(() => assertRuntime(version)).toThrow(expect.objectContaining({ code: 'runtimeTooOld' }));
});

test.each(['24.0.0', '24.21.0', '26.1.0'])('Node %s will do', (version) => {
  expect(() => assertRuntime(version)).not.toThrow();
});

test('the guard can be loaded before the database driver', () => {
  const source = readFileSync(new URL('../../../electron/backend/startupGuards.ts', import.meta.url), 'utf8');
  expect([...source.matchAll(/from '([^']+)'/g)].map(([, path]) => path)).toEqual(['#shared/api/errors.ts']);
});

test('a driver without encryption is refused', () => {
  const plain = {
    prepare: () => {
      throw new Error('no such function: sqlite3mc_version');
    },
  };
  expect(() => assertCipher(plain)).toThrow(expect.objectContaining({ code: 'cipherMissing' }));
});

const failing = (code: string) => Object.assign(new Error(code), { code });

test.each([
  'ENOSPC',
  'EROFS',
  'EACCES',
  'EPERM',
  'EDQUOT',
  'ENOENT',
  'ESTALE',
  'SQLITE_FULL',
  'SQLITE_READONLY_DIRECTORY',
  'SQLITE_IOERR_WRITE',
  'SQLITE_CANTOPEN',
])('%s becomes cannotWrite with the path and its cause', (code) => {
  const error = failing(code);
  expect(asDiskError(error, '/样例')).toMatchObject({ code: 'cannotWrite', details: { path: '/样例' }, cause: error });
});

test.each([failing('EINVAL'), failing('SQLITE_CONSTRAINT'), new TypeError('x'), 'text', new DeskError('vaultLocked')])(
  '%s stays as it is',
  (error) => {
    expect(asDiskError(error, '/样例')).toBe(error);
  },
);
