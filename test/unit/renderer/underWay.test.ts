import { expect, it } from 'vitest';
import { closingQuestion, setUnderWay, underWay } from '../../../renderer/parts/underWay.ts';

const importing = { what: '还在导入', fate: '就会停下', about: '已经导入的都保存着。' };
const checking = { what: '还在检查扫描件', fate: '就会停下', about: '结果不会留下。' };

it('knows what is under way until it ends, also twice the same', () => {
  const endFirst = setUnderWay(importing);
  const endSecond = setUnderWay(importing);
  expect(underWay()).toEqual([importing, importing]);
  endFirst();
  endFirst();
  expect(underWay()).toEqual([importing]);
  endSecond();
  expect(underWay()).toEqual([]);
});

it('asks nothing where nothing is cut short, else about each matter once', () => {
  expect(closingQuestion('锁定', [], 0)).toBeNull();
  expect(closingQuestion('锁定', [importing], 0)).toEqual({
    title: '还在导入，锁定就会停下',
    lines: ['已经导入的都保存着。'],
  });
  const { title, lines } = closingQuestion('换资料库', [importing, checking], 2) ?? { title: '', lines: [] };
  expect(title).toBe('有 2 个案件还有内容没有保存，换资料库就没有了');
  expect(lines.slice(1)).toEqual([
    '还在导入，换资料库就会停下。已经导入的都保存着。',
    '还在检查扫描件，换资料库就会停下。结果不会留下。',
  ]);
});
