import fc from 'fast-check';
import { forever } from '#shared/filing/date.ts';
import { type Application, entranceSchema, filingTypeSchema } from '#shared/filing/filingCase.ts';
import type { MiniProgram } from '#shared/filing/miniProgram.ts';
import type { Person } from '#shared/filing/person.ts';
import { stageSchema } from '#shared/filing/stage.ts';
import type { Subject } from '#shared/filing/subject.ts';
import type { Appearance } from '#shared/scans/appearance.ts';
import { contentTypeSchema, type ScanFacts, unreadableReasonSchema } from '#shared/scans/scanFacts.ts';

/** Anything the form model allows, drawn to find what a store or a format would lose. */

const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });

/** Text as zod leaves it: trimmed, 1 to `longest` UTF-16 units, any script, 生僻字 and emoji included. */
export const text = (longest: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: longest })
    .map((value) => value.slice(0, longest).trim())
    .filter((value) => value.length > 0 && value.isWellFormed());
const entered = (longest: number) => orNull(text(longest));

/** zod's and SQLite's calendars agree on the years 0 to 9999. */
export const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const validUntil = fc.oneof(day, fc.constant(forever));
const code = fc.stringMatching(/^\d{6}$/);
const id = fc.integer();

export const person: fc.Arbitrary<Person> = fc.record({
  name: entered(100),
  certificateType: orNull(id),
  certificateNumber: entered(64),
  certificateValidFrom: orNull(day),
  certificateValidUntil: orNull(validUntil),
  mobile: entered(32),
  emergencyMobile: entered(32),
  email: entered(254),
  post: entered(60),
});

export const subject: fc.Arbitrary<Subject> = fc.record({
  type: orNull(id),
  name: entered(200),
  province: orNull(code),
  city: orNull(code),
  district: orNull(code),
  address: entered(400),
  comment: entered(1000),
  recordNumber: entered(60),
  certificateType: orNull(id),
  certificateNumber: entered(64),
  certificateAddress: entered(400),
  certificateValidFrom: orNull(day),
  certificateValidUntil: orNull(validUntil),
  businessScope: entered(8000),
});

export const miniProgram: fc.Arbitrary<MiniProgram> = fc.record({
  name: entered(120),
  appId: entered(64),
  serviceTypes: fc.array(id, { maxLength: 6 }),
  preapprovals: fc.array(fc.record({ type: id, code: entered(120), validUntil: orNull(validUntil) }), { maxLength: 3 }),
  comment: entered(1000),
  recordNumber: entered(60),
});

export const filingCase = fc.record({
  filingType: fc.constantFrom(...filingTypeSchema.options),
  entrance: orNull(fc.constantFrom(...entranceSchema.options)),
  stage: fc.constantFrom(...stageSchema.options),
  staff: entered(60),
  plannedOn: orNull(day),
  note: entered(2000),
});

/** Persons have ids 1 to 3, each in at least one role, in the order of the roles. */
export const application: fc.Arbitrary<Application> = fc
  .tuple(
    filingCase,
    subject,
    miniProgram,
    fc.tuple(person, person, person),
    fc.constantFrom(
      ...([
        [null, null, null],
        [1, 1, 1],
        [1, 2, 3],
        [1, 1, 2],
        [1, 2, 1],
        [1, 2, 2],
        [null, 1, 2],
        [1, null, 1],
        [null, null, 1],
      ] as const),
    ),
  )
  .map(([fields, subjectOf, miniProgramOf, people, [legalRepresentative, subjectPrincipal, appPrincipal]]) => {
    const roles = { legalRepresentative, subjectPrincipal, appPrincipal };
    const count = Math.max(0, ...Object.values(roles).map((each) => each ?? 0));
    return {
      filingCase: { number: '2026-0001', ...fields },
      subject: subjectOf,
      miniProgram: miniProgramOf,
      persons: people.slice(0, count).map((each, index) => ({ id: index + 1, ...each })),
      roles,
    };
  });

const share = fc.double({ min: 0, max: 1, noNaN: true }).map(withoutMinusZero);
const level = fc.double({ min: 0, max: 255, noNaN: true }).map(withoutMinusZero);
const pixels = fc.integer({ min: 1, max: 100_000 });

const place = fc.record({ x: share, y: share });
const quad = fc.tuple(place, place, place, place);
const rectangle = fc.record({ x: share, y: share, width: share, height: share });
const grid = fc.record({
  columns: fc.integer({ min: 1, max: 6 }),
  rows: fc.integer({ min: 1, max: 6 }),
  values: fc.array(orNull(level), { maxLength: 36 }),
});
const above = (least: number) => fc.double({ min: least, max: 1e6, noNaN: true }).map(withoutMinusZero);

const seen: fc.Arbitrary<Appearance> = fc.record({
  version: fc.integer({ min: 1, max: 9 }),
  document: orNull(
    fc.record({
      corners: quad,
      confidence: share,
      share,
      full: fc.boolean(),
      cut: fc.subarray(['top', 'right', 'bottom', 'left'] as const),
      loose: fc.subarray(['top', 'right', 'bottom', 'left'] as const),
      tilt: orNull(fc.double({ min: -45, max: 45, noNaN: true }).map(withoutMinusZero)),
      perspective: orNull(above(1)),
      width: above(1),
      height: above(1),
    }),
  ),
  paperBrightness: orNull(level),
  paperColoured: orNull(share),
  focus: grid,
  meanFocus: orNull(grid),
  shake: orNull(fc.record({ length: share, angle: fc.integer({ min: 0, max: 180 }), evenness: share })),
  light: grid,
  glare: fc.array(fc.record({ zone: rectangle, share }), { maxLength: 8 }),
  cardSide: orNull(fc.constantFrom('portrait', 'emblem')),
  cardTurn: orNull(fc.constantFrom(0, 90, 180, 270)),
  cardMirrored: fc.boolean(),
  paperTurn: orNull(fc.constantFrom(0, 90, 180, 270)),
  ownMark: above(0),
  stripes: above(0),
  evenShare: share,
  drawnPage: fc.boolean(),
  print: orNull(
    fc.record({
      x: share,
      y: share,
      width: share,
      height: share,
      framed: fc.tuple(share, share, share, share),
      paperEdge: share,
    }),
  ),
  seal: orNull(rectangle),
  likeness: fc.stringMatching(/^([0-9a-f]{16}|[0-9a-f]{144})$/),
});

export const scanFacts: fc.Arbitrary<ScanFacts> = fc.record({
  name: fc.string({ unit: 'grapheme', maxLength: 300 }),
  bytes: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  contentType: fc.constantFrom(...contentTypeSchema.options),
  extension: orNull(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })),
  unreadable: orNull(fc.constantFrom(...unreadableReasonSchema.options)),
  width: orNull(pixels),
  height: orNull(pixels),
  exifOrientation: orNull(fc.integer({ min: 1, max: 8 })),
  pages: fc.integer({ min: 1, max: 5000 }),
  hasAlpha: fc.boolean(),
  chroma: orNull(level),
  colouredShare: orNull(share),
  sharpness: orNull(fc.double({ min: 0, max: 1e12, noNaN: true }).map(withoutMinusZero)),
  brightness: orNull(level),
  whiteShare: orNull(share),
  appearance: orNull(seen),
  codes: orNull(fc.array(fc.record({ text: orNull(fc.string({ maxLength: 60 })), zone: quad }), { maxLength: 4 })),
});

/** SQLite has no minus zero, and no measure means one. */
function withoutMinusZero(value: number): number {
  return value + 0;
}
