import type { OpenedCase } from '#shared/api/cases.ts';

export function FormTab({ opened }: { opened: OpenedCase }) {
  return opened.application.filingCase.number;
}
