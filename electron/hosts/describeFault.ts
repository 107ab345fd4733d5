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

/** The places of a stack, relative to the program; V8 puts the message before them. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  if (at < 0) return '';
  const rest = stack.slice(at + message.length);
  const frames = rest.indexOf('\n    at ');
  if (frames < 0) return '';
  return rest.slice(frames).replaceAll(program.href, '').replaceAll(fileURLToPath(program), '');
}
