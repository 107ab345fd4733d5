import { scanReportJob } from '../exchange/scanReportJob.ts';
import { cleanJob } from '../fit/cleanJob.ts';
import { copyJob } from '../fit/copyJob.ts';
import { decodeJob, fixJob, markJob, previewFixJob } from '../fit/fixJobs.ts';
import { numberGlyphsJob } from '../intake/numberGlyphs.ts';
import { letterJob } from '../letters/letterJob.ts';
import { pictureJob } from '../scans/pictureJob.ts';
import { scanFactsJob } from '../scans/scanFactsJob.ts';
import { drawSheet } from '../sheets/drawSheet.ts';

/**
 * What worker threads can do. Each job takes and gives plain data, so a job runs the same in this thread or another.
 */
export const clean = cleanJob;
export const copy = copyJob;
export const decode = decodeJob;
export const fix = fixJob;
export const letter = letterJob;
export const mark = markJob;
export const numberGlyphs = numberGlyphsJob;
export const picture = pictureJob;
export const previewFix = previewFixJob;
export const scanFacts = scanFactsJob;
export const scanReport = scanReportJob;
export const sheet = drawSheet;

export interface Jobs {
  clean: typeof cleanJob;
  copy: typeof copyJob;
  decode: typeof decodeJob;
  fix: typeof fixJob;
  letter: typeof letterJob;
  mark: typeof markJob;
  numberGlyphs: typeof numberGlyphsJob;
  picture: typeof pictureJob;
  previewFix: typeof previewFixJob;
  scanFacts: typeof scanFactsJob;
  scanReport: typeof scanReportJob;
  sheet: typeof drawSheet;
}
