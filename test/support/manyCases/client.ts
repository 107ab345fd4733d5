import { forever } from '#shared/filing/date.ts';
import type { Application, FilingCase } from '#shared/filing/filingCase.ts';
import type { Person } from '#shared/filing/person.ts';
import { type Subject, subjectTypes } from '#shared/filing/subject.ts';
import { cityOf, levelOf, provinceOf } from '#shared/rules/districts.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { sampleCreditCode, sampleResidentId } from '../sampleOffice/sampleNumbers.ts';
import { brandCharacters, clerks, forms, givenCharacters, services, surnames, trades } from './names.ts';

/** Draws from a seeded source, so that the same office comes out on every machine. */
export interface Draw {
  below(limit: number): number;
  of<Item>(items: readonly Item[]): Item;
  /** True in this share of draws. */
  chance(share: number): boolean;
}

export function drawFrom(random: () => number): Draw {
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    of: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to draw from');
      return item;
    },
    chance: (share) => random() < share,
  };
}

/** Cities and districts to found clients in: [city's short name, district code]. */
export function placesOf({ districts }: RulePack): readonly (readonly [string, string])[] {
  const names = new Map(districts.rows);
  return districts.rows
    .filter(([code]) => levelOf(code) === 'district')
    .map(([code]) => {
      const city = names.get(cityOf(code)) ?? '';
      const town = city.endsWith('市') ? city : (names.get(provinceOf(code)) ?? '');
      return [town.replace(/(维吾尔|壮族|回族)?(自治区|省|市)$/u, ''), code] as const;
    });
}

/** An invented person; `serial` keeps numbers apart. */
export function somebody(draw: Draw, serial: number): Person {
  const born = `${1960 + draw.below(45)}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`;
  const since = `${2010 + draw.below(14)}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`;
  return {
    name: `${draw.of(surnames)}样例${draw.of(givenCharacters)}`,
    certificateType: 2,
    certificateNumber: sampleResidentId(String(draw.of([11, 31, 33, 44, 50, 51, 61])), born, serial % 1000),
    certificateValidFrom: since,
    certificateValidUntil: draw.chance(0.3) ? forever : `${Number(since.slice(0, 4)) + 20}${since.slice(4)}`,
    mobile: phone(draw, serial),
    emergencyMobile: phone(draw, serial + 5003),
    email: `specimen${serial}@example.com`,
    post: null,
  };
}

/** An invented company or, of a tenth of them, a person who files for himself. */
export function someSubject(draw: Draw, serial: number, places: ReturnType<typeof placesOf>, self: Person): Subject {
  const [town, district] = draw.of(places);
  const where = { province: provinceOf(district), city: cityOf(district), district };
  const lane = `样例路${1 + draw.below(300)}号`;
  const common = { ...where, address: `${lane}${1 + draw.below(30)}栋${101 + draw.below(900)}室`, comment: null };
  if (draw.chance(0.1)) {
    return {
      ...common,
      type: subjectTypes.personal,
      name: self.name,
      recordNumber: null,
      certificateType: self.certificateType,
      certificateNumber: self.certificateNumber,
      certificateAddress: lane,
      certificateValidFrom: null,
      certificateValidUntil: null,
      businessScope: null,
    };
  }
  return {
    ...common,
    type: subjectTypes.enterprise,
    name: `${town}样例${brand(draw)}${draw.of(trades)}${draw.of(forms)}`,
    recordNumber: null,
    certificateType: 1,
    certificateNumber: sampleCreditCode(
      '91',
      `M${serial
        .toString(36)
        .toUpperCase()
        .replace(/[IOSVZ]/g, '9')
        .padStart(7, '0')}`,
    ),
    certificateAddress: lane,
    certificateValidFrom: `20${two(5 + draw.below(18))}-05-20`,
    certificateValidUntil: draw.chance(0.7) ? forever : `20${two(27 + draw.below(20))}-05-19`,
    businessScope: '样例经营范围：信息咨询、日用百货零售',
  };
}

/** A mini program that is complete, or (of one in six) lacks something a rule asks for. */
export function someMiniProgram(draw: Draw): Application['miniProgram'] {
  const name = `${brand(draw)}样例${draw.of(services)}`;
  return {
    name,
    appId: `wx${Array.from({ length: 16 }, () => draw.below(16).toString(16)).join('')}`,
    serviceTypes: draw.chance(0.06) ? [] : [1 + draw.below(170)],
    preapprovals: draw.chance(0.06) ? [] : [{ type: 24, code: null, validUntil: null }],
    comment: draw.chance(0.06) ? null : `${name}介绍门店、商品和价格，供客人查看营业时间、在线预约并到店自取。`,
    recordNumber: null,
  };
}

export function someCase(draw: Draw): Pick<FilingCase, 'filingType' | 'entrance' | 'staff' | 'note'> {
  return {
    filingType: draw.of(['first', 'first', 'first', 'added', 'change', 'cancel']),
    entrance: draw.of(['newApp', 'listedApp', null]),
    staff: draw.chance(0.05) ? null : draw.of(clerks),
    note: null,
  };
}

function brand(draw: Draw): string {
  return Array.from({ length: 2 + draw.below(2) }, () => draw.of(brandCharacters)).join('');
}

/** Lines that belong to nobody: 0000 in the middle. */
function phone(draw: Draw, serial: number): string {
  return `1${draw.of([36, 37, 38, 39])}0000${String(serial % 10_000).padStart(4, '0')}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
