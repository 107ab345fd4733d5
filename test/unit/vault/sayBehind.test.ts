import { expect, test } from 'vitest';
import { sayBehind } from '#shared/vault/sayBehind.ts';

test('backups that could not follow are named, with what opens them; nothing is said where all did', () => {
  expect(sayBehind([], '口令')).toBeNull();
  const behind = [
    { folder: 'E:\\备份', lastBackup: '2026-11-20T17:00:00.000Z' },
    { folder: 'F:\\备份', lastBackup: null },
  ];
  expect(sayBehind(behind, '恢复码')).toBe(
    '有旧备份没能跟着换，仍用旧恢复码打开：“E:\\备份”（上次备份 2026-11-21）、“F:\\备份”连不上或写不进去；接好以后，下次备份到那里时会一起换。',
  );
});
