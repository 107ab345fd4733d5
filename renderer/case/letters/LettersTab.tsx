import type { OpenedCase } from '#shared/api/cases.ts';

export function LettersTab({ opened }: { opened: OpenedCase }) {
  return opened.application.filingCase.number;
}
