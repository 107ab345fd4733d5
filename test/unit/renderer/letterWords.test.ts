import { expect, it } from 'vitest';
import type { CaseLetter } from '#shared/api/letters.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { doubtfulPlaces, letterState, letterStateWords } from '../../../renderer/case/letters/letterWords.ts';

const letter: CaseLetter = {
  template: 'appPrincipalAuthorization',
  title: '授权书',
  reason: '样例',
  slots: ['appPrincipalLetter'],
  findings: [],
  doubts: [],
  printed: [],
};
const finding = (where: string, message = '样例'): Finding => ({
  rule: 'number.checksum',
  weight: 'must',
  where,
  message,
  remedy: '样例',
  source: '样例',
  asOf: '2026-11-23',
});
const number = finding('icp_subject.legal_person_info.certificate_number');

it('a letter that would print what is wrong is not ready', () => {
  expect(letterState(letter)).toBe('ready');
  expect(letterState({ ...letter, doubts: [number] })).toBe('doubtful');
  expect(letterState({ ...letter, doubts: [number], findings: [number] })).toBe('incomplete');
  expect(letterState({ ...letter, doubts: [number], reason: null })).toBe('unneeded');
  expect(letterStateWords.doubtful.text).not.toBe(letterStateWords.ready.text);
});

it('names what is wrong, each place once', () => {
  expect(doubtfulPlaces([number, finding(number.where, '另一句'), finding('icp_subject.base_info.name')])).toMatch(
    /^法定代表人证件号码、[^、]+$/,
  );
});
