import { describe, expect, it } from 'vitest';
import { formatTable, openOutput } from '../../../electron/hosts/cli/output.ts';

function recorded(isTTY: boolean) {
  const written = { out: '', err: '' };
  const streams = {
    out: { write: (text: string) => (written.out += text) },
    err: { write: (text: string) => (written.err += text), isTTY, columns: 60 },
  };
  return { written, streams };
}

describe('the output of the command line', () => {
  it('aligns columns although a Chinese character takes two cells', () => {
    const lines = formatTable(
      ['编号', '主体'],
      [
        ['1', '样例'],
        ['22', 'AB'],
      ],
    ).split('\n');
    expect(lines).toEqual(['编号  主体', '────  ────', '1     样例', '22    AB', '']);
  });

  it('writes only JSON lines to stdout with --json', () => {
    const { written, streams } = recorded(false);
    const output = openOutput(streams, true);
    output.line('给人看的');
    output.table(['a'], [['b']]);
    output.record({ ok: true });
    output.remark('另外说明');
    expect(written).toEqual({ out: '{"ok":true}\n', err: '另外说明\n' });
  });

  it('writes plain progress lines, not one for each of 500 items', () => {
    const { written, streams } = recorded(false);
    const output = openOutput(streams, false);
    for (let done = 0; done <= 500; done++) output.progress(done, 500, '文件');
    const lines = written.err.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(22);
    expect(lines.at(-1)).toBe('进度 500/500 文件');
    expect(written.err).not.toContain('\r');
  });

  it('draws a bar no wider than the terminal and clears it before a line', () => {
    const { written, streams } = recorded(true);
    const output = openOutput(streams, false);
    output.progress(1, 4, '样例'.repeat(50));
    expect(written.err.length).toBeLessThan(80);
    output.line('结果');
    expect(written.err.endsWith('\r\u001b[2K')).toBe(true);
    expect(written.out).toBe('结果\n');
  });
});
