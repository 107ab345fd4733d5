import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quad } from '#shared/scans/quad.ts';
import { turnSeen } from '#shared/scans/turnSeen.ts';
import { goodAppearance, goodFacts } from '#test/support/scans.ts';

const turns = fc.constantFrom(0, 90, 180, 270);
const [width, height] = [2000, 1500];

/** A square code of 200 pixels that stands turned clockwise by so many degrees: its own upper left corner first. */
function codeTurned(degrees: number): Quad {
  const turn = (degrees * Math.PI) / 180;
  return [
    [-100, -100],
    [100, -100],
    [100, 100],
    [-100, 100],
  ].map(([x = 0, y = 0]) => ({
    x: (1000 + x * Math.cos(turn) - y * Math.sin(turn)) / width,
    y: (700 + x * Math.sin(turn) + y * Math.cos(turn)) / height,
  })) as unknown as Quad;
}

const facts = (codes: readonly { text: string | null; zone: Quad }[] | null, appearance: object = {}) => ({
  ...goodFacts,
  width,
  height,
  codes: codes && [...codes],
  appearance: { ...goodAppearance, ...appearance },
});

describe('how a paper lies', () => {
  it('is told by a code that was read, however askew it was photographed', () => {
    fc.assert(
      fc.property(turns, fc.integer({ min: -25, max: 25 }), (turn, askew) => {
        const seen = facts([{ text: '样例', zone: codeTurned(turn + askew) }]);
        expect(turnSeen(seen)).toEqual({ turn, by: 'code' });
      }),
    );
  });

  it('is not told by a code that was not read, that stands at 45 degrees, or by two that differ', () => {
    const code = (text: string | null, degrees: number) => ({ text, zone: codeTurned(degrees) });
    for (const codes of [[code(null, 90)], [code('样例', 45)], [code('样例', 0), code('样例', 90)], [], null])
      expect(turnSeen(facts(codes))).toBeNull();
  });

  it('is not told by a code in a mirror, whose corners run the other way', () => {
    fc.assert(
      fc.property(turns, (turn) => {
        const [upperLeft, upperRight, lowerRight, lowerLeft] = codeTurned(turn);
        const zone: Quad = [upperRight, upperLeft, lowerLeft, lowerRight];
        expect(turnSeen(facts([{ text: '样例', zone }]))).toBeNull();
      }),
    );
  });

  it('is told by the marks of a certificate, by the layout of a card, and not at all where code and marks differ', () => {
    expect(turnSeen(facts(null, { paperTurn: 270 }))).toEqual({ turn: 270, by: 'marks' });
    expect(turnSeen(facts(null, { cardTurn: 180 }))).toEqual({ turn: 180, by: 'card' });
    const code = { text: '样例', zone: codeTurned(90) };
    expect(turnSeen(facts([code], { paperTurn: 90 }))).toEqual({ turn: 90, by: 'code' });
    expect(turnSeen(facts([code], { paperTurn: 0 }))).toBeNull();
  });
});
