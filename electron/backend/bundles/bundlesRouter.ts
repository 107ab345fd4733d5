import { implement } from '@orpc/server';
import { contract } from '#shared/api/contract.ts';
import type { Desk } from '../desk.ts';
import { addPart, dropUpload } from './bundleUploads.ts';
import { exportBundle } from './exportBundle.ts';
import { revealConflict } from './hiddenConflicts.ts';
import { importBundle, previewBundle } from './importBundle.ts';
import { lastBundle, undoBundle } from './undoBundle.ts';

const os = implement(contract).$context<{ desk: Desk }>();

/** Cases handed to another machine and back. The router above turns what fails into errors of the contract. */
export const bundlesRouter = os.bundles.router({
  export: os.bundles.export.handler(({ context, input, signal }) => exportBundle(context.desk, input, signal)),
  upload: os.bundles.upload.handler(({ context, input }) => addPart(context.desk.vault(), input)),
  drop: os.bundles.drop.handler(({ context, input }) => dropUpload(context.desk.vault(), input.ticket)),
  preview: os.bundles.preview.handler(({ context, input, signal }) => previewBundle(context.desk, input, signal)),
  revealConflict: os.bundles.revealConflict.handler(({ context, input }) => revealConflict(context.desk, input)),
  import: os.bundles.import.handler(({ context, input, signal }) => importBundle(context.desk, input, signal)),
  last: os.bundles.last.handler(({ context }) => lastBundle(context.desk)),
  undo: os.bundles.undo.handler(({ context, input }) => undoBundle(context.desk, input)),
});
