import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { checkedLogSchema } from '../access/checkedLog.ts';
import { erasureSchema } from '../erasure/receipt.ts';
import {
  exportAccessInput,
  listAccessInput,
  listedAccessSchema,
  revealAgencyInput,
  revealedSchema,
  revealInput,
} from './access.ts';
import {
  eraseEvent,
  eraseInput,
  erasurePreviewSchema,
  previewErasureInput,
  receiptInput,
  retentionSchema,
  setKeepUntilInput,
  setRetentionInput,
} from './erasure.ts';
import { personReportInput } from './persons.ts';
import { desk } from './procedure.ts';
import { uploadedFileSchema } from './upload.ts';

/** How the desk keeps its word about other people's data: how long, who looked, what is held, and erasing it for good. */
export const keepContract = {
  erasure: {
    retention: desk.output(retentionSchema),
    setMonths: desk.input(setRetentionInput).output(retentionSchema),
    setKeepUntil: desk.input(setKeepUntilInput).output(retentionSchema),
    preview: desk.input(previewErasureInput).output(erasurePreviewSchema),
    erase: desk.input(eraseInput).output(eventIterator(eraseEvent)),
    /** All receipts, the newest first. */
    receipts: desk.output(z.array(erasureSchema)),
    receipt: desk.input(receiptInput).output(uploadedFileSchema),
  },
  access: {
    reveal: desk.input(revealInput).output(revealedSchema),
    revealAgency: desk.input(revealAgencyInput).output(z.void()),
    list: desk.input(listAccessInput).output(listedAccessSchema),
    check: desk.output(checkedLogSchema),
    /** Takes note that the log does not go on from where it was: that is written down, and what is noted elsewhere begins anew. */
    acceptLog: desk.output(checkedLogSchema),
    export: desk.input(exportAccessInput).output(uploadedFileSchema),
  },
  persons: {
    report: desk.input(personReportInput).output(uploadedFileSchema),
  },
};
