import type { Finding } from '#shared/filing/finding.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { type FieldState, isUnsaved } from './fieldState.ts';

/**
 * How a control is framed. An empty field is work to be done, not a mistake: it stays plain.
 */
export function inputStatus(
  findings: readonly Finding[],
  state: FieldState | null,
): { status?: 'error' | 'warning'; 'aria-invalid'?: true } {
  const wrong = findings.filter((finding) => kindOf(finding) !== 'missing');
  if ((state && isUnsaved(state) && !state.visiting) || wrong.some(({ weight }) => weight === 'must')) {
    return { status: 'error', 'aria-invalid': true };
  }
  return wrong.some(({ weight }) => weight === 'should') ? { status: 'warning' } : {};
}
