import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskEmail, maskNumber, maskText } from '#shared/filing/maskNumber.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe('maskNumber', () => {
  it.each([
    ['110101199003070011', '110***********0011'],
    ['13800000099', '138****0099'],
    ['E12345678', 'E1*****78'],
    ['H1234', '****4'],
    ['7', '*'],
    ['', ''],
  ])('%s → %s', (full, masked) => {
    expect(maskNumber(full)).toBe(masked);
  });

  it('keeps the length and hides at least half of anything as long as a phone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 11, max: 40 }).chain(digits), (number) => {
        const masked = maskNumber(number);
        expect(masked).toHaveLength(number.length);
        expect(masked.replaceAll('*', '').length).toBe(7);
      }),
    );
  });

  it('never returns a number as it came', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Z]{1,30}$/), (number) => maskNumber(number) !== number));
  });
});

describe('maskEmail', () => {
  it('keeps the first character and the domain', () => {
    expect(maskEmail('yangli@specimen.example')).toBe('y***@specimen.example');
  });

  it('masks what is no address like a number', () => {
    expect(maskEmail('13800000099')).toBe('138****0099');
  });
});

describe('maskText', () => {
  it('hides IDs and mobiles in a file name', () => {
    expect(maskText('样例甲110101199003070011手机13800000099.jpg')).toBe('样例甲110***********0011手机138****0099.jpg');
  });

  it('hides a mobile written in groups', () => {
    expect(maskText('请拨打 138-0000-0099 联系')).toBe('请拨打 138****0099 联系');
  });

  it('leaves AppIDs, credit codes, dates and filing numbers alone', () => {
    const harmless = 'wx0123456789012345 91110108MA00000000 2026-11-23 京ICP备2026000001号-1X';
    expect(maskText(harmless)).toBe(harmless);
  });

  it('hides every number named, wherever it stands and however it is spaced', () => {
    const around = fc.stringMatching(/^[一-龥a-z ,。]{0,12}$/);
    fc.assert(
      fc.property(
        around,
        fc.stringMatching(/^[A-Z0-9]{8,18}$/),
        around,
        fc.boolean(),
        (before, secret, after, grouped) => {
          const written = grouped ? (secret.match(/.{1,4}/g) ?? []).join(' ') : secret;
          const masked = maskText(`${before}${written}${after}`, [secret]);
          expect(masked.replace(/[\s-]/g, '').toUpperCase()).not.toContain(secret);
        },
      ),
    );
  });

  it('takes secrets with signs that mean something to a pattern', () => {
    expect(maskText('证号 (粤)A.1+2*3 有效', ['(粤)A.1+2*3'])).not.toContain('A.1+2');
  });
});
