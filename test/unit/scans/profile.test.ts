import { expect, it } from 'vitest';
import { DeskError } from '#shared/api/errors.ts';
import { limitsFor, profileById } from '#shared/scans/profile.ts';
import { testProfile } from '#test/support/scans.ts';

it('finds a profile by its id', () => {
  expect(profileById({ scanProfiles: [testProfile] }, 'test-platform')).toBe(testProfile);
});

it('names the known profiles when there is no such one', () => {
  const find = () => profileById({ scanProfiles: [testProfile] }, 'wechat');
  expect(find).toThrow(DeskError);
  expect(find).toThrow('wechat');
  try {
    find();
  } catch (error) {
    expect(error).toMatchObject({ code: 'profileMissing', exit: 2, remedy: expect.stringContaining('test-platform') });
  }
});

it('has no limits for a kind the source is silent about', () => {
  expect(limitsFor(testProfile, 'letter')).toMatchObject({ minBytes: null, maxBytes: null, minWidth: null });
  expect(limitsFor(testProfile, 'personFront').minWidth).toBe(720);
});
