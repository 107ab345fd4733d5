import { expect, test } from 'vitest';
import { sayBehind } from '#shared/vault/sayBehind.ts';

test('backups that could not follow are named, with what opens them; nothing is said where all did', () => {
  expect(sayBehind([], '口令')).toBeNull();
  expect(sayBehind(['E:\\备份', 'F:\\备份'], '恢复码')).toBe(
    '有旧备份没能跟着换，仍用旧恢复码打开：“E:\\备份”、“F:\\备份”连不上或写不进去；接好以后，下次备份时会一起换。',
  );
});
