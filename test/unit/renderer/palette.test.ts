import { describe, expect, it } from 'vitest';
import { matchActions, remembered } from '../../../renderer/palette/matchActions.ts';
import { stepOption } from '../../../renderer/palette/stepOption.ts';

const actions = [
  { id: 'new', label: '新建案件', words: 'xjaj' },
  { id: 'import', label: '导入采集表', words: 'drcjb excel xlsx' },
  { id: 'lock', label: '锁定资料库', words: 'sdzlk' },
];
const found = (text: string) => matchActions(actions, text).map(({ id }) => id);

describe('actions of the palette', () => {
  it('answer to their label, initials and other words', () => {
    expect(found('案件')).toEqual(['new']);
    expect(found('XJ')).toEqual(['new']);
    expect(found('Excel')).toEqual(['import']);
    expect(found('资料 sd')).toEqual(['lock']);
  });

  it('are all there for no text, and none for a stranger', () => {
    expect(found(' ')).toEqual(['new', 'import', 'lock']);
    expect(found('zlk')).toEqual([]);
  });

  it('remember the latest choices, each once, the last one first', () => {
    expect(remembered(['a', 'b'], 'b')).toEqual(['b', 'a']);
    expect(remembered(['1', '2', '3', '4', '5', '6', '7', '8'], '9')).toEqual(['9', '1', '2', '3', '4', '5', '6', '7']);
  });
});

it('arrow keys go round the options', () => {
  expect(stepOption(3, 2, 'ArrowDown')).toBe(0);
  expect(stepOption(3, 0, 'ArrowUp')).toBe(2);
  expect(stepOption(3, 1, 'PageDown')).toBe(2);
  expect(stepOption(0, 0, 'ArrowDown')).toBeNull();
  expect(stepOption(3, 1, 'a')).toBeNull();
});
