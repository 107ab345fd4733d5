import { expect, it } from 'vitest';
import { provinceLines } from '../../../renderer/case/findings/provinceLines.ts';
import { shippedPack } from '../../support/lintDefect.ts';

it('says everything of every province, by topic, once, and nothing of what is unclear', () => {
  for (const row of shippedPack.provinces) {
    const lines = provinceLines(row);
    const texts = lines.flatMap((line) => line.texts);
    for (const { text } of row.notes) expect(texts, row.name).toContain(text);
    expect(new Set(texts).size, row.name).toBe(texts.length);
    expect(new Set(lines.map(({ topic }) => topic)).size).toBe(lines.length);
    expect(texts.join('')).not.toMatch(/undefined|null|unclear/);
  }
});

it('tells what decides the day: 上海 wants the legal representative, 辽宁 takes anyone from 16', () => {
  const of = (name: string, topic: string) => {
    const row = shippedPack.provinces.find((each) => each.name === name);
    return row ? provinceLines(row).find((line) => line.topic === topic)?.texts : undefined;
  };
  expect(of('上海', 'people')).toEqual(['主体负责人一般须是法定代表人', '小程序负责人不是法定代表人的，要授权书']);
  expect(of('辽宁', 'age')?.[0]).toBe('满 16 周岁');
});
