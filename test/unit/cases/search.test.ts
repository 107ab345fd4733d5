import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { pinyin, polyphonic } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { matches, searchableOf } from '#backend/cases/search/searchable.ts';
import { searchWords } from '#backend/cases/search/searchWords.ts';
import { loadSpelling, spells } from '#backend/cases/search/spelling.ts';
import type { CaseFacts } from '#backend/vault/store/caseFacts.ts';
import { brandCharacters, givenCharacters, surnames } from '#test/support/manyCases/names.ts';

const spell = await loadSpelling();

const boss = {
  id: 1,
  revision: 1,
  name: '曾样例乐',
  certificateNumber: '11000019800101001X',
  certificateValidUntil: null,
  mobile: '138-0000-0042',
  emergencyMobile: '１３９００００００５１',
  email: null,
};
const facts: CaseFacts = {
  id: 1,
  year: 2026,
  sequence: 12,
  number: '2026-0012',
  subjectId: 1,
  subjectType: 4,
  subjectName: '样例（重庆）字节银行有限公司',
  subjectCertificateNumber: '91000000MA5YANGL0X',
  subjectValidUntil: null,
  miniProgramName: '58样例ABC律师',
  appId: 'wxdeadbeef01234567',
  filingType: 'first',
  cancelled: false,
  stage: 'appInfo',
  province: '500000',
  staff: '样例小吕',
  plannedOn: null,
  materialCount: 0,
  updatedAt: '2026-11-23T01:00:00.000Z',
  roles: { legalRepresentative: boss, subjectPrincipal: boss, appPrincipal: { ...boss, id: 2, name: '解样例行' } },
  stageSince: null,
  recordNumber: null,
  faceStartedAt: null,
  fixSince: null,
  marks: {},
  numberShown: false,
  unanswered: 0,
  rejectedAt: null,
  removedAt: null,
  files: null,
  fingerprint: '',
};
const finds = (text: string, changes: Partial<CaseFacts> = {}) =>
  matches(searchWords(text), searchableOf({ ...facts, ...changes }, spell));
const named = (subjectName: string) => ({ subjectName });

describe('a search', () => {
  it.each([
    ['nothing typed', ''],
    ['blanks only', ' 　'],
    ['a part of the subject', '字节银'],
    ['half-width brackets for full-width ones', '(重庆)'],
    ['full-width letters, any case', 'ａｂｃ'],
    ['the mini program', '58样例'],
    ['a person', '曾样例'],
    ['staff', '小吕'],
    ['several words in any order', '银行 样例 曾'],
    ['the credit code in lower case', 'ma5yangl'],
    ['the AppID', 'WXDEAD'],
    ['a mobile without its dashes', '13800000042'],
    ['a mobile with other dashes', '1380000-0042'],
    ['an emergency mobile that was typed full-width', '139000000'],
    ['a certificate number with its X', '001x'],
    ['the case number', '2026-0012'],
    ['the case number without its dash', '20260012'],
    ['initials', 'zjyh'],
    ['initials over brackets', 'ylcqzj'],
    ['initials in capitals', 'ZJYH'],
    ['initials in full-width', 'ｚｊｙｈ'],
    ['another reading of 重', 'zqzj'],
    ['another reading of 行', 'zjyx'],
    ['whole pinyin', 'zijieyinhang'],
    ['pinyin, the last one begun', 'zijieyinh'],
    ['initials and pinyin mixed', 'zjieyinh'],
    ['characters and initials mixed', '字节yh'],
    ['digits and initials', '58yl'],
    ['ü typed as v', 'lvshi'],
    ['ü typed as u', 'lushi'],
    ['readings of a surname', 'zengyl'],
    ['another reading of it', 'cengyl'],
    ['initials of a person of another role', 'xylh'],
  ])('finds by %s', (_, text) => {
    expect(finds(text)).toBe(true);
  });

  it.each([
    ['another name', '字符'],
    ['one word of two', '银行 上海'],
    ['initials in another order', 'jzhy'],
    ['initials over two names', 'gs58'],
    ['initials of staff', 'ylxl'],
    ['an AppID that is not its own', 'wxdeae'],
    ['letters that are in the AppID only, three of them', 'dea'],
    ['three digits that are in a phone only', '004'],
    ['the number of another case', '2026-0013'],
    ['a number across two numbers', '42139'],
  ])('does not find by %s', (_, text) => {
    expect(finds(text)).toBe(false);
  });

  it('takes one to three digits for the running number, as it is typed', () => {
    const found = (text: string) =>
      [7, 12, 70, 120, 712, 1200].filter((sequence) => finds(text, { sequence, miniProgramName: null }));
    expect(found('7')).toEqual([7, 70, 712]);
    expect(found('07')).toEqual([7, 70, 712]);
    expect(found('12')).toEqual([12, 120, 1200]);
    expect(found('120')).toEqual([120, 1200]);
  });

  it.each(['ely', 'aily', 'eily'])('finds 欸例样, of which one reading is ê, by %s', (text) => {
    expect(finds(text, named('欸例样'))).toBe(true);
  });

  it('finds 北京字节 by bjzj, as we promise', () => {
    expect(finds('bjzj', named('北京字节样例有限公司'))).toBe(true);
  });
});

it('the dictionary of readings is local: the package knows no way to ask anybody', async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('pinyin-pro'));
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.m?js$/.test(file));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files)
    expect(await readFile(join(folder, file), 'utf8')).not.toMatch(
      /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|\bimport\(/,
    );
});

const hanInUse = fc.constantFrom(...surnames, ...givenCharacters, ...brandCharacters);
const anyHan = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const mark = fc.constantFrom(...'（）()·-—&．. 　', 'Ａ', 'b', 'Z', '０', '7', '𠮷', '犇');
const name = fc
  .array(fc.oneof({ weight: 6, arbitrary: hanInUse }, { weight: 2, arbitrary: anyHan }, mark), {
    minLength: 1,
    maxLength: 16,
  })
  .map((characters) => characters.join('').trim())
  .filter((text) => text !== '');
const han = fc.array(fc.oneof(hanInUse, anyHan), { minLength: 1, maxLength: 12 });

describe('any name', () => {
  it('is found by every part of it', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (text, one, other) => {
        const characters = [...text];
        const from = one % characters.length;
        const part = characters.slice(from, from + 1 + (other % (characters.length - from))).join('');
        expect(finds(part, named(text))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is found by the initials of any of its readings, and by whole pinyin', () => {
    fc.assert(
      fc.property(han, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (characters, choices) => {
        const readings = characters.map((character, index) => {
          const all = (polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? []).map((each) =>
            each.replace('ü', 'v').replace('ê', 'e'),
          );
          return all[(choices[index] ?? 0) % all.length] ?? '';
        });
        // A character without any reading can only be typed itself.
        const initials = readings.map((reading) => reading.slice(0, 1)).join('');
        expect(finds(initials, named(characters.join('')))).toBe(true);
        expect(finds(readings.join(''), named(characters.join('')))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is found by the initials people say, words and all', () => {
    fc.assert(
      fc.property(fc.array(hanInUse, { minLength: 2, maxLength: 12 }), (characters) => {
        const text = characters.join('');
        const initials = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
        expect(finds(initials, named(text))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is not found by a letter none of its readings has', () => {
    fc.assert(
      fc.property(fc.array(hanInUse, { minLength: 1, maxLength: 12 }), (characters) => {
        const text = characters.join('');
        const all = polyphonic(text, { toneType: 'none', type: 'array' }).flat().join('');
        for (const letter of 'bcdfghjklmpqrstvwxyz')
          if (!all.includes(letter)) expect(spells(letter, spell(text))).toBe(false);
      }),
    );
  });
});
