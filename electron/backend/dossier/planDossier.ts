import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { discretionFor } from '../cases/discretion.ts';
import { type CoverText, coverText } from './coverText.ts';
import type { DossierInput } from './dossierInput.ts';
import { type FindingsReport, findingsReport } from './findingsReport.ts';
import { infoSheet, type SheetSection } from './infoSheet.ts';
import { cardSidesOf } from './planCards.ts';
import { type PlannedMaterial, planMaterials } from './planMaterials.ts';
import type { TakenMaterial } from './takenMaterial.ts';

/** What the file says about itself to readers and searches. */
export interface DossierMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
}

/** Everything the dossier says and shows, in order; what is left is to set it on pages. */
export interface DossierPlan {
  readonly metadata: DossierMetadata;
  /** Left side of the running header. */
  readonly header: string;
  readonly cover: CoverText;
  readonly sheet: readonly SheetSection[];
  readonly findings: FindingsReport;
  readonly materials: readonly PlannedMaterial[];
}

/** Decides what stands in the dossier. Pure: the same input and the same files give the same plan. */
export function planDossier(input: DossierInput, taken: readonly TakenMaterial[]): DossierPlan {
  const { application, pack } = input;
  const discretion = discretionFor(application, input.options.masked);
  const cover = coverText(input, discretion);
  const { manifest } = pack;
  return {
    metadata: metadataOf(input),
    header: `${application.filingCase.number}  ${cover.subjectName}`,
    cover,
    sheet: infoSheet(application, pack, discretion),
    findings: findingsReport(
      input.findings,
      { rules: `${manifest.title} ${manifest.version}`, day: chinaDay(input.now) },
      discretion,
    ),
    materials: planMaterials(taken, cardSidesOf(application, pack), discretion),
  };
}

/** Known before any file is read, because a document is created with it. Pure. */
export function metadataOf(input: DossierInput): DossierMetadata {
  const { application, agency, options } = input;
  const { text } = discretionFor(application, options.masked);
  const names = [text(application.subject.name), text(application.miniProgram.name)].filter((name) => name !== null);
  return {
    title: `备案卷宗 ${application.filingCase.number}${names[0] ? ` ${names[0]}` : ''}`,
    author: agency.name ?? '',
    subject: '微信小程序备案',
    keywords: [application.filingCase.number, ...names, application.miniProgram.appId].filter((word) => word !== null),
  };
}
