import { changeQuotedValue, fillForm } from './mainJob/caseForm.ts';
import { makeDossier } from './mainJob/dossier.ts';
import { createCase, makeVault } from './mainJob/firstStart.ts';
import { lookAtLetter, printLetter, seeLetterOutOfDate } from './mainJob/letters.ts';
import { giveMaterials } from './mainJob/materials.ts';
import { recordPrinting } from './mainJob/printing.ts';
import { moveThroughStages, rejectAndAnswer } from './mainJob/progress.ts';
import { test } from './office.ts';

/** The whole of a day's work in one go: longer than other specs, most of it spent on drawing pictures and pages. */
test.setTimeout(900_000);

test('an enterprise case, from the first start to its dossier and an answered rejection', async ({
  context,
  office,
}) => {
  await recordPrinting(context);
  const page = await office.openDesk();
  await test.step('the vault is made, its recovery code typed back', () => makeVault(page, office.folder));
  await test.step('a case for a client who is new', () => createCase(page));
  await test.step('the form, until nothing in it blocks', () => fillForm(page));
  await test.step('the materials, a bad picture replaced', () => giveMaterials(page, office.folder));
  await test.step('a letter looked at', () => lookAtLetter(page, office.folder));
  await test.step('the letter printed', () => printLetter(page, office.folder));
  await test.step('a quoted value changed', () => changeQuotedValue(page));
  await test.step('the letter is out of date', () => seeLetterOutOfDate(page));
  await test.step('the dossier, every page of it', () => makeDossier(page, office.folder));
  await test.step('the stages up to the platform’s review', () => moveThroughStages(page));
  await test.step('a rejection, one reason answered', () => rejectAndAnswer(page));
});
