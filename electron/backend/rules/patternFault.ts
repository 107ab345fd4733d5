import { approvalNumberCharacters } from '#shared/filing/miniProgram.ts';
import { patternEffort } from '#shared/rules/patternEffort.ts';

const longestPattern = 200;
/** Two open repetitions after one another are fine: that many ways are tried in a few milliseconds. */
const mostWays = 20_000;
const mostSteps = 1000;

/**
 * Why a pattern of a pack must not be used, as the end of a Chinese sentence; null when it may.
 *
 * A pack comes from outside and its patterns are tried while somebody types: one that goes through a text in millions
 * of ways would stop the whole desk. Pure; never tries the pattern.
 */
export function patternFault(pattern: string): string | null {
  if (pattern.length > longestPattern) return `太长，最多 ${longestPattern} 个字符`;
  if (!compiles(pattern)) return '无法识别';
  const effort = patternEffort(pattern, approvalNumberCharacters);
  if (effort === null) return '引用前面匹配到的内容，这里不能使用';
  if (effort.ways > mostWays || effort.steps > mostSteps) return '太费时间，请去掉重复里面的重复和多余的“或”';
  return null;
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
