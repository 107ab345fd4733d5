import { implement } from '@orpc/server';
import { contract } from '#shared/api/contract.ts';
import { acceptLog, checkLog, exportLog, listLog, reveal, revealAgency } from './access/accessService.ts';
import type { Desk } from './desk.ts';
import { eraseCases, previewErasure } from './erasure/eraseCases.ts';
import { receiptFile } from './erasure/receiptFile.ts';
import { getRetention, keepCaseUntil, setRetention } from './erasure/retention.ts';
import { personReport } from './persons/personReport.ts';
import { listErasures } from './vault/store/erasures.ts';

const os = implement(contract).$context<{ desk: Desk }>();

/** Erasing for good, and for how long cases are kept. The router above turns what fails into errors of the contract. */
export const erasureRouter = os.erasure.router({
  retention: os.erasure.retention.handler(({ context }) => getRetention(context.desk)),
  setMonths: os.erasure.setMonths.handler(({ context, input }) => setRetention(context.desk, input.months)),
  setKeepUntil: os.erasure.setKeepUntil.handler(({ context, input }) => keepCaseUntil(context.desk, input)),
  preview: os.erasure.preview.handler(({ context, input }) => previewErasure(context.desk, input)),
  erase: os.erasure.erase.handler(({ context, input, signal }) => eraseCases(context.desk, input, signal)),
  receipts: os.erasure.receipts.handler(({ context }) => listErasures(context.desk.vault().db)),
  receipt: os.erasure.receipt.handler(({ context, input }) => receiptFile(context.desk, input.id)),
});

/** Who looked at what. */
export const accessRouter = os.access.router({
  reveal: os.access.reveal.handler(({ context, input }) => reveal(context.desk, input)),
  revealAgency: os.access.revealAgency.handler(({ context, input }) => revealAgency(context.desk, input)),
  list: os.access.list.handler(({ context, input }) => listLog(context.desk, input)),
  check: os.access.check.handler(({ context }) => checkLog(context.desk)),
  acceptLog: os.access.acceptLog.handler(({ context }) => acceptLog(context.desk)),
  export: os.access.export.handler(({ context, input }) => exportLog(context.desk, input)),
});

/** What is held about one human being. */
export const personsRouter = os.persons.router({
  report: os.persons.report.handler(({ context, input }) => personReport(context.desk, input)),
});
