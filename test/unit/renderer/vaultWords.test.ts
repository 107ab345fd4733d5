import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showRecoveryCode } from '#shared/vault/recoveryCode.ts';
import { splitEntries } from '../../../renderer/settings/agency/splitEntries.ts';
import { newPassphraseSchema } from '../../../renderer/vault/newPassphrase.ts';
import { sayIncomplete, saySlip } from '../../../renderer/vault/sayTyped.ts';

const code = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const shown = '01234-56789-ABCDE-FGHJK-MNPQRS';

describe('a recovery code typed back', () => {
  it('is fine as shown, in lower case and with blanks', () => {
    const typed = shown.toLowerCase().replaceAll('-', ' ');
    expect(saySlip(typed, shown)).toBeNull();
    expect(sayIncomplete(typed)).toBeNull();
  });

  it('has its wrong groups named by their place', () => {
    expect(saySlip('01234-66789-ABCDE-FGHJK-MNPQRT', shown)).toMatch(/^第 2、5 组/);
  });

  it('is told nothing of what the wrong group should be', () => {
    fc.assert(
      fc.property(code, code, (wanted, typed) => {
        const said = saySlip(typed, showRecoveryCode(wanted)) ?? '';
        for (const group of showRecoveryCode(wanted).split('-')) expect(said).not.toContain(group);
      }),
    );
  });

  it('lacks or exceeds letters, or has one that no code has', () => {
    expect(sayIncomplete('01234')).toBe('还差 21 位，一共 26 位。');
    expect(sayIncomplete(`${shown}7`)).toBe('多了 1 位，一共 26 位。');
    expect(sayIncomplete(shown.replace('S', 'U'))).toMatch(/不会用到的字符/);
  });
});

describe('a new passphrase', () => {
  const problems = (passphrase: string, again: string) =>
    newPassphraseSchema.safeParse({ passphrase, again }).error?.issues.map(({ path }) => path.join()) ?? [];

  it('is long enough and typed alike twice', () => {
    expect(problems('huadian88', 'huadian88')).toEqual([]);
    expect(problems('huadian88', 'huadian89')).toEqual(['again']);
    expect(problems('huadian', 'huadian')).toEqual(['passphrase']);
  });
});

describe('a list as people type or paste it', () => {
  it('is parted by any comma, by the cells of a spreadsheet and by line ends', () => {
    expect(splitEntries('样例甲，样例乙、样例丙\r\n样例丁\t样例戊; 样例己,')).toEqual([
      '样例甲',
      '样例乙',
      '样例丙',
      '样例丁',
      '样例戊',
      '样例己',
    ]);
  });

  it('keeps a name with a blank or a middle dot whole', () => {
    expect(splitEntries(' 样例·阿依古丽 ,Sample Name')).toEqual(['样例·阿依古丽', 'Sample Name']);
  });
});
