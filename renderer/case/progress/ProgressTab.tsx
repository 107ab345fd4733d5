import type { OpenedCase } from '#shared/api/cases.ts';

export function ProgressTab({ opened }: { opened: OpenedCase }) {
  return opened.application.filingCase.number;
}
