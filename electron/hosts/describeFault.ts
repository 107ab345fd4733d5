import { fileURLToPath } from 'node:url';

const program = new URL('../..', import.meta.url);

/**
 * An unforeseen error as a log may hold it: what kind it is and where in the program it came from.
 *
 * Never its message, nor that of its causes: messages quote what people typed, file names, numbers.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return `not an error but ${typeof error}`;
  const code = 'code' in error && typeof error.code === 'string' && /^\w+$/.test(error.code) ? ` ${error.code}` : '';
  const kind = `${error.constructor.name}${code}`;
  const cause = error.cause === undefined ? '' : `\n  because of ${describeFault(error.cause)}`;
  return `${kind}${framesOf(error)}${cause}`;
}

/**
 * A place in a stack: a name in the program, perhaps, and a file of it or of Node with line and column. Anything else that
 * only looks like one may be somebody's words: a stack is text that others can have changed.
 */
const place = /^ {4}at (?:(?:async |new )*[\w$.<># [\]]+ \()?(?:async )?(?:node:)?[\w@.+-][\w@.+/\\-]*:\d+:\d+\)?$/;

/** The places of a stack, relative to the program; V8 puts the message before them. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  if (at < 0) return '';
  const lines = stack
    .slice(at + message.length)
    .replaceAll(program.href, '')
    .replaceAll(fileURLToPath(program), '')
    .split('\n')
    .filter((line) => place.test(line));
  return lines.map((line) => `\n${line}`).join('');
}
