import { implement } from '@orpc/server';
import type { z } from 'zod';
import { contract } from '#shared/api/contract.ts';
import type { takeIntakeInput } from '#shared/api/intake.ts';
import type { Desk } from '../desk.ts';
import { asUpload } from '../scans/readUpload.ts';
import { intakeNews } from '../vault/store/intake.ts';
import { changeItems, restoreWishes } from './changeItems.ts';
import { intakeItems, listIntake } from './intakeItems.ts';
import { acceptItems, dismissItems, reopenItems } from './settleItems.ts';
import { type HandedFile, takeFiles } from './takeFiles.ts';
import { expectIntake, giveUpIntake, unfinishedIntake } from './unfinished.ts';
import { watch, watching } from './watchFolder.ts';

/** With those that were not sent, each to be told as what it is. */
function handedFiles({ files, unsent }: z.infer<typeof takeIntakeInput>): HandedFile[] {
  return [...files, ...unsent.map((file) => ({ file: asUpload(file), modifiedAt: null }))];
}

const os = implement(contract).$context<{ desk: Desk }>();

/** What came in and waits to be sorted. The router above turns what fails into errors of the contract. */
export const intakeRouter = os.intake.router({
  take: os.intake.take.handler(({ context, input, signal }) => takeFiles(context.desk, handedFiles(input), signal)),
  expect: os.intake.expect.handler(({ context, input }) => expectIntake(context.desk, input.paths)),
  unfinished: os.intake.unfinished.handler(({ context }) => unfinishedIntake(context.desk)),
  giveUp: os.intake.giveUp.handler(({ context }) => giveUpIntake(context.desk)),
  list: os.intake.list.handler(({ context, input }) => listIntake(context.desk, input.state)),
  news: os.intake.news.handler(({ context, input }) => intakeNews(context.desk.vault().db, input.after)),
  items: os.intake.items.handler(({ context, input }) => intakeItems(context.desk, input.ids)),
  accept: os.intake.accept.handler(({ context, input }) => acceptItems(context.desk, input)),
  dismiss: os.intake.dismiss.handler(({ context, input }) => dismissItems(context.desk, input.ids)),
  reopen: os.intake.reopen.handler(({ context, input }) => reopenItems(context.desk, input.ids)),
  change: os.intake.change.handler(({ context, input }) => changeItems(context.desk, input)),
  restoreWishes: os.intake.restoreWishes.handler(({ context, input }) => restoreWishes(context.desk, input)),
  watching: os.intake.watching.handler(({ context }) => watching(context.desk)),
  watch: os.intake.watch.handler(({ context, input }) => watch(context.desk, input.folder)),
});
