import type { OpenedCase } from '#shared/api/cases.ts';

export function MaterialsTab({ opened }: { opened: OpenedCase }) {
  return opened.application.filingCase.number;
}
