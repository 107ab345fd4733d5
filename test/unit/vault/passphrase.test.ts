import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertPassphrase } from '#backend/vault/keySlots.ts';
import { advisePassphrase } from '#shared/vault/passphrase.ts';

test.each([
  ['', 'short'],
  ['abc1234', 'short'],
  ['𠮷𠮷野家七个字', 'short'],
  ['11111111', 'weak'],
  ['abababab', 'weak'],
  ['12345678', 'weak'],
  ['87654321', 'weak'],
  ['qwertyuiop', 'weak'],
  ['Password123', 'weak'],
  ['20261123', 'weak'],
  ['13800000099', 'weak'],
  ['2026-11-23', 'weak'],
  ['abcd1234', 'weak'],
  ['aaaa8888', 'weak'],
  ['1q2w3e4r', 'weak'],
  ['iloveyou1314', 'weak'],
  ['我的密码12345', 'weak'],
  ['楼下花店代办有限公司', 'weak'],
  ['样例企业服务事务所2026', 'weak'],
  ['huadian88', 'fair'],
  ['Hua-dian-88-hao', 'good'],
  ['the flower shop downstairs', 'good'],
  ['楼下花店每天九点开门', 'good'],
])('%j is %s', (passphrase, grade) => {
  expect(advisePassphrase(passphrase).grade).toBe(grade);
});

test.each([
  ['样例诚信代办88888', 'weak'],
  ['诚信企业服务88', 'weak'],
  ['chengxin2026', 'weak'],
  ['ChengXin8!', 'weak'],
  ['诚信不是我们楼下的店', 'good'],
])('%j is %s where the agency is called 样例诚信企业服务 and Chengxin', (passphrase, grade) => {
  expect(advisePassphrase(passphrase, ['样例诚信企业服务（深圳）', 'Chengxin']).grade).toBe(grade);
});

test('how many characters are missing is said', () => {
  expect(advisePassphrase('huadi').sentence).toBe('还差 3 个字符，至少要 8 个。');
});

test('advice calls short exactly what the vault refuses, and never quotes the passphrase', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (passphrase) => {
      const { grade, sentence } = advisePassphrase(passphrase);
      const refused = () => assertPassphrase(passphrase);
      if (grade === 'short') expect(refused).toThrow();
      else expect(refused).not.toThrow();
      if (passphrase.length >= leastQuoted) expect(sentence).not.toContain(passphrase);
    }),
  );
});

/** Shorter ones may stand in the sentence by chance, such as a digit. */
const leastQuoted = 8;
