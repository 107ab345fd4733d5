import { describe, expect, it } from 'vitest';
import { DeskError, type DeskErrorCode, deskErrors } from '#shared/api/errors.ts';

const codes = Object.keys(deskErrors) as DeskErrorCode[];

describe('the error list', () => {
  it.each(codes)('%s says in Chinese what happened and what to do', (code) => {
    const { message, remedy } = deskErrors[code];
    expect(message).toMatch(/\p{Script=Han}/u);
    expect(remedy === '{advice}' || /\p{Script=Han}/u.test(remedy)).toBe(true);
    expect(message).toMatch(/[。}]$/);
  });

  it('fills placeholders in both sentences', () => {
    const error = new DeskError('profileMissing', { profile: 'x', known: 'a、b' });
    expect(error.message).toContain('x');
    expect(error.remedy).toContain('a、b');
    expect(error.exit).toBe(2);
  });

  it('leaves no placeholder behind when a detail is missing', () => {
    expect(new DeskError('fileMissing').message).not.toContain('{');
  });
});

it('no sentence sends somebody at a window to the command line or to a file of the program', () => {
  // Only told by a start in a terminal.
  const atTheTerminal = new Set(['runtimeTooOld', 'usage']);
  for (const [code, { message, remedy }] of Object.entries(deskErrors))
    if (!atTheTerminal.has(code))
      expect(`${message}${remedy}`, code).not.toMatch(/\bnpm\b|\bcase list\b|\bsheet \w|--\w/);
});
