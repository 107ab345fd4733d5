import { describe, expect, it } from 'vitest';
import { DeskError } from '#shared/api/errors.ts';
import { describeFault } from '../../../electron/hosts/describeFault.ts';

describe('what a log says of an unforeseen error', () => {
  it('is its kind and place, never its words', () => {
    const cause = Object.assign(new TypeError('样例张三 110101199003070011'), { code: 'ENOENT' });
    const said = describeFault(new Error('样例客户\n    at 样例地址', { cause }));
    expect(said).toMatch(/^Error\n {4}at .*test\/unit\/browser\/describeFault\.test\.ts:\d+:\d+/);
    expect(said).toContain('because of TypeError ENOENT\n    at ');
    expect(said).not.toMatch(/样例|110101/);
  });

  it('names no folder of the person', () => {
    expect(describeFault(new Error('x'))).not.toContain(`${process.cwd()}/test`);
  });

  it('is nothing more where the words cannot be told from the rest', () => {
    const changed = new Error('样例张三');
    changed.stack = 'Error: 样例李四\n    at 样例';
    expect(describeFault(changed)).toBe('Error');
    expect(describeFault('样例张三')).toBe('not an error but string');
    expect(describeFault(Object.assign(new Error(''), { code: '样例' }))).toMatch(/^Error\n {4}at /);
  });

  it('keeps the details of a listed error to itself', () => {
    const said = describeFault(new DeskError('fileMissing', { path: '/home/yangli/样例.jpg' }));
    expect(said).toMatch(/^DeskError fileMissing\n {4}at /);
    expect(said).not.toMatch(/yangli|样例/);
  });
});
