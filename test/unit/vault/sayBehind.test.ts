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

test('a vault that was replaced is named apart from backups: no backup will ever go there', () => {
  const vault = { folder: 'D:\\旧资料库', lastBackup: null, replaced: true as const };
  const says = '恢复以前的旧资料库没能跟着换，仍用旧口令打开：“D:\\旧资料库”；不再需要时，请把那个文件夹整个删除。';
  expect(sayBehind([vault], '口令')).toBe(says);
  expect(sayBehind([{ folder: 'E:\\备份', lastBackup: null }, vault], '口令')).toMatch(/^有旧备份.*一起换。恢复以前的/);
});
