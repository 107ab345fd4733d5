import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctPaths } from '#shared/intake/distinctPaths.ts';

describe('the names of files in an archive', () => {
  it('stay as they are but for what is there already, which gets a number behind its name', () => {
    const given = ['a/图.jpg', 'b/图.jpg', 'a/图.jpg', 'a/图（2）.jpg', 'a/图.jpg', 'a.b/图', 'a.b/图', '.图', '.图'];
    expect(given.map(distinctPaths())).toEqual([
      'a/图.jpg',
      'b/图.jpg',
      'a/图（2）.jpg',
      'a/图（2）（2）.jpg',
      'a/图（3）.jpg',
      'a.b/图',
      'a.b/图（2）',
      '.图',
      '.图（2）',
    ]);
  });

  it('are never the same twice, and the same again for the same archive', () => {
    const path = fc.constantFrom(
      '图.jpg',
      '图（2）.jpg',
      '图（2）（2）.jpg',
      '图（3）.jpg',
      '里/图.jpg',
      '里.zip',
      '图',
    );
    fc.assert(
      fc.property(fc.array(path, { maxLength: 60 }), (paths) => {
        const given = paths.map(distinctPaths());
        expect(new Set(given).size).toBe(paths.length);
        expect(paths.map(distinctPaths())).toEqual(given);
        for (const [index, each] of paths.entries())
          if (paths.indexOf(each) === index && !/（/u.test(each)) expect(given[index]).toBe(each);
      }),
    );
  });

  it('cost no more where thousands are the same', () => {
    const paths = Array.from({ length: 20_000 }, () => '图.jpg');
    expect(paths.map(distinctPaths()).at(-1)).toBe('图（20000）.jpg');
  });
});
