import type { scanReportJob } from '../exchange/scanReportJob.ts';
import type { cleanJob } from '../fit/cleanJob.ts';
import type { copyJob } from '../fit/copyJob.ts';
import type { decodeJob, fixJob, markJob, previewFixJob } from '../fit/fixJobs.ts';
import type { numberGlyphsJob } from '../intake/numberGlyphs.ts';
import type { letterJob } from '../letters/letterJob.ts';
import type { pictureJob } from '../scans/pictureJob.ts';
import type { readyJob } from '../scans/readyJob.ts';
import type { scanFactsJob } from '../scans/scanFactsJob.ts';
import type { drawSheet } from '../sheets/drawSheet.ts';

/** A job whose modules are loaded with the first of its kind: who drops a folder of pictures does not wait for fonts and PDF. */
type Later<Job extends (input: never) => unknown> = (...input: Parameters<Job>) => Promise<Awaited<ReturnType<Job>>>;

/**
 * What worker threads can do. Each job takes and gives plain data, so a job runs the same in this thread or another.
 */
export const clean: Later<typeof cleanJob> = async (input) => (await import('../fit/cleanJob.ts')).cleanJob(input);
export const copy: Later<typeof copyJob> = async (input) => (await import('../fit/copyJob.ts')).copyJob(input);
export const decode: Later<typeof decodeJob> = async (input) => (await fixJobs()).decodeJob(input);
export const fix: Later<typeof fixJob> = async (input) => (await fixJobs()).fixJob(input);
export const letter: Later<typeof letterJob> = async (input) =>
  (await import('../letters/letterJob.ts')).letterJob(input);
export const mark: Later<typeof markJob> = async (input) => (await fixJobs()).markJob(input);
export const numberGlyphs: Later<typeof numberGlyphsJob> = async (input) =>
  (await import('../intake/numberGlyphs.ts')).numberGlyphsJob(input);
export const picture: Later<typeof pictureJob> = async (input) =>
  (await import('../scans/pictureJob.ts')).pictureJob(input);
export const previewFix: Later<typeof previewFixJob> = async (input) => (await fixJobs()).previewFixJob(input);
export const ready: Later<typeof readyJob> = async () => (await import('../scans/readyJob.ts')).readyJob();
export const scanFacts: Later<typeof scanFactsJob> = async (input) =>
  (await import('../scans/scanFactsJob.ts')).scanFactsJob(input);
export const scanReport: Later<typeof scanReportJob> = async (input) =>
  (await import('../exchange/scanReportJob.ts')).scanReportJob(input);
export const sheet: Later<typeof drawSheet> = async (input) =>
  (await import('../sheets/drawSheet.ts')).drawSheet(input);

function fixJobs() {
  return import('../fit/fixJobs.ts');
}
