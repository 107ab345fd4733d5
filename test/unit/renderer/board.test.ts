import { describe, expect, it } from 'vitest';
import { dayInWords } from '../../../renderer/board/dayInWords.ts';
import { timeLeft } from '../../../renderer/board/timeLeft.ts';

const now = Date.parse('2026-11-23T04:00:00.000Z');
const inMinutes = (minutes: number) => timeLeft(new Date(now + minutes * 60_000).toISOString(), now);

describe('the time a clock still runs', () => {
  it.each([
    [20 * 60 + 15, '还剩 20 小时 15 分'],
    [60, '还剩 1 小时'],
    [59, '还剩 59 分钟'],
    [0.5, '还剩 不到 1 分钟'],
    [0, '还剩 不到 1 分钟'],
    [47 * 60 + 59, '还剩 47 小时 59 分'],
    [48 * 60, '还剩 2 天'],
    [-1, '已超 1 分钟'],
    [-49 * 60, '已超 2 天'],
    // A day's end 17 days ago: the whole of today is the 18th day too late.
    [-(17 * 24 + 13) * 60, '已超 18 天'],
  ])('in %f minutes: %s', (minutes, words) => {
    expect(inMinutes(minutes).words).toBe(words);
  });

  it('is overdue once it has run out, and pressing in the two hours before', () => {
    expect(inMinutes(-1)).toMatchObject({ overdue: true, pressing: false });
    expect(inMinutes(119)).toMatchObject({ overdue: false, pressing: true });
    expect(inMinutes(120)).toMatchObject({ overdue: false, pressing: false });
  });
});

it('says a day with its weekday, whatever zone the machine is in', () => {
  expect(dayInWords('2026-11-23')).toBe('2026年11月23日星期一');
});
