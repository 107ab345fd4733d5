import type { OpenedCase } from '#shared/api/cases.ts';

export function DossierTab({ opened }: { opened: OpenedCase }) {
  return opened.application.filingCase.number;
}
