import { implement } from '@orpc/server';
import { contract } from '#shared/api/contract.ts';
import type { Desk } from '../desk.ts';
import { exportApplication } from './exportApplication.ts';
import { importApplication } from './importApplication.ts';
import { lintPayloadFile } from './lintPayloadFile.ts';
import { previewApplication } from './previewApplication.ts';

const os = implement(contract).$context<{ desk: Desk }>();

/** Applications in the shape of the official payload. The router above turns what fails into errors of the contract. */
export const applicationRouter = os.application.router({
  lint: os.application.lint.handler(({ context, input }) => lintPayloadFile(context.desk, input)),
  export: os.application.export.handler(({ context, input }) => exportApplication(context.desk, input)),
  preview: os.application.preview.handler(({ context, input }) => previewApplication(context.desk, input)),
  import: os.application.import.handler(({ context, input, signal }) => importApplication(context.desk, input, signal)),
});
