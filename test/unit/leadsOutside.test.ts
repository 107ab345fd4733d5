import { expect, it } from 'vitest';
import { leadsOutside } from '#shared/packages/leadsOutside.ts';

it('tells names that leave the folder they are unpacked into', () => {
  const outside = ['../a', 'a/../b', 'a/..', '..', '/etc/a', 'C:/a', 'c:a', 'a\\b', '\\\\host\\a', 'a\nb', 'a\0'];
  expect(outside.filter((name) => !leadsOutside(name))).toEqual([]);
  const inside = ['01_营业执照_样例_186KB.jpg', 'a/b/c.pdf', '..a/b..', 'a/...', '样例：甲.pdf', 'a/'];
  expect(inside.filter(leadsOutside)).toEqual([]);
});
