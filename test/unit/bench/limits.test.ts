import { expect, it } from 'vitest';
import { sayMissed, sayUnmeasured } from '#test/bench/figures.ts';
import { whyNotQuiet } from '#test/support/quietMachine.ts';

const figure = (name: string, ratio: number, isLimit = true) => ({ name, ratio, detail: '', isLimit });

it('a limit that is missed is told, with how far; a figure that is none is not', () => {
  expect(sayMissed([figure('search', 1), figure('work', 3, false)], null)).toBeNull();
  expect(sayMissed([figure('search', 0.4), figure('save', 1.04)], null)).toMatch(/不达标.*save 1\.04$/);
});

it('a limit that was not measured is told as that, whether the machine is quiet or not', () => {
  const figures = [figure('save', 0.5), figure('open', Number.NaN), figure('work', Number.NaN, false)];
  expect(sayUnmeasured(figures)).toMatch(/不达标.*没有测.*：open$/);
  expect(sayMissed(figures, null)).toBeNull();
  expect(sayUnmeasured([figure('save', 4)])).toBeNull();
});

it('a busy machine proves nothing against a limit, and that is said instead', () => {
  const busy = whyNotQuiet(3.2, 2);
  expect(busy).toContain('3.2 processes on 2 processors');
  expect(sayMissed([figure('save', 4)], busy)).toMatch(/says nothing here.*save 4\.00$/);
  expect(whyNotQuiet(1, 2)).toBeNull();
  expect(whyNotQuiet(0, 8)).toBeNull();
});
