import stringWidth from 'string-width';
import type { Finding } from '#shared/filing/finding.ts';
import { weightLabels } from '#shared/filing/finding.ts';
import { saySource } from '#shared/rules/saySource.ts';

/** The two streams a command writes to: results on one, progress and remarks on the other. */
export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
}

/** How a command speaks: JSON lines for scripts, tables for people. */
export interface Output {
  readonly json: boolean;
  /** One JSON object on a line of its own; only with `--json`. */
  record(value: unknown): void;
  /** A line for people; silent with `--json`. */
  line(text?: string): void;
  /** A table for people; silent with `--json`. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void;
  /** A remark beside the result, always on stderr. */
  remark(text: string): void;
  /** Where long work stands: a bar on a terminal, else a plain line every twentieth part. */
  progress(done: number, total: number, label: string): void;
}

const barWidth = 24;

/** The output of one run of the command line. */
export function openOutput(streams: Streams, json: boolean): Output {
  let barShown = false;
  let lastPart = -1;
  const clearBar = () => {
    if (barShown) streams.err.write('\r\u001b[2K');
    barShown = false;
  };
  return {
    json,
    record: (value) => {
      clearBar();
      if (json) streams.out.write(`${JSON.stringify(value)}\n`);
    },
    line: (text = '') => {
      clearBar();
      if (!json) streams.out.write(`${text}\n`);
    },
    table: (head, rows) => {
      clearBar();
      if (!json) streams.out.write(formatTable(head, rows));
    },
    remark: (text) => {
      clearBar();
      streams.err.write(`${text}\n`);
    },
    progress: (done, total, label) => {
      if (total === 0) return;
      if (streams.err.isTTY) {
        const filled = Math.round((done / total) * barWidth);
        const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
        const line = clip(`${bar} ${done}/${total} ${label}`, (streams.err.columns ?? 80) - 1);
        streams.err.write(`\r\u001b[2K${line}`);
        barShown = true;
        if (done === total) clearBar();
        return;
      }
      const part = Math.floor((done / total) * 20);
      if (part === lastPart && done !== total) return;
      lastPart = done === total ? -1 : part;
      streams.err.write(`进度 ${done}/${total} ${label}\n`);
    },
  };
}

/** Columns aligned by display width: a Chinese character takes two cells. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  const format = (row: readonly string[]) =>
    widths
      .map((width, column) => pad(row[column] ?? '', width))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return `${[format(head), rule, ...rows.map(format)].join('\n')}\n`;
}

/** A finding as a person reads it in a terminal. */
export function findingLines(finding: Finding): string[] {
  return [
    `  ${weightLabels[finding.weight]} ${finding.message}`,
    `       → ${finding.remedy}（${saySource(finding.source)}，${finding.asOf}）`,
  ];
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function clip(text: string, width: number): string {
  let kept = text;
  while (kept.length > 0 && stringWidth(kept) > width) kept = kept.slice(0, -1);
  return kept;
}
