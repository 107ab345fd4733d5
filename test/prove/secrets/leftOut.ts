const ofTheHost = 'a dialog, a window or the clipboard of the system: the bare host has none';
const ofTheOffice = 'about the office or the rules, not about a person';
const theSame = (as: string) => `keeps or makes nothing else than ${as}`;

/**
 * Procedures `everyFeature.ts` does not call, each with the reason. Whoever adds a procedure calls it there, or finds it
 * missing here.
 */
export const leftOut: Readonly<Record<string, string>> = {
  'host.describe': ofTheHost,
  'host.saveFile': ofTheHost,
  'host.chooseFolder': ofTheHost,
  'host.saveInto': ofTheHost,
  'host.notify': ofTheHost,
  'host.openFilling': ofTheHost,
  'host.copyText': ofTheHost,
  'host.clearCopied': ofTheHost,
  'agency.get': ofTheOffice,
  'agency.edit': ofTheOffice,
  'settings.get': ofTheOffice,
  'settings.setProfile': ofTheOffice,
  'settings.setStrictness': ofTheOffice,
  'settings.setLockAfter': ofTheOffice,
  'settings.remember': ofTheOffice,
  'rules.profiles': ofTheOffice,
  'rules.tables': ofTheOffice,
  'rules.preview': ofTheOffice,
  'rules.replace': ofTheOffice,
  'rules.licences': ofTheOffice,
  'exchange.template': ofTheOffice,
  'letters.templates': ofTheOffice,
  'erasure.setMonths': ofTheOffice,
  'backups.setAutomatic': ofTheOffice,
  'backups.lagging': 'tells of folders alone',
  'backups.chooseFolder': theSame('backups.make with a folder'),
  'vault.status': 'tells of the folder alone',
  'vault.choose': 'tells of the folder alone',
  'vault.attend': 'tells of moments alone',
  'vault.away': 'tells of moments alone',
  'vault.confirmRecovery': 'keeps that it was done',
  'vault.openSample': 'invented people, in a folder of their own',
  'cases.create': theSame('cases.edit'),
  'cases.follow': theSame('cases.edit'),
  'cases.setRole': theSame('cases.edit'),
  'erasure.setKeepUntil': 'a day',
  'progress.answer': theSame('progress.reject'),
  'materials.answerAlike': theSame('settlements.answer'),
  'materials.undoFixes': theSame('materials.undoFix'),
  'letters.draw': theSame('letters.preview'),
  'letters.notPrinted': 'takes away what letters.print kept',
  'scans.look': theSame('scans.check'),
  'scans.report': theSame('exchange.findingsReport'),
  'intake.restoreWishes': theSame('intake.change'),
};
