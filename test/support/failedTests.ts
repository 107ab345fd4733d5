import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/**
 * Every test that failed, by name and with what it said, out of a runner's JSON report. The sum stands in the last line
 * of a run; where only the end of its output is kept, the names must stand there too.
 */
export interface FailedTest {
  name: string;
  message: string;
}

/** What one failure may take at the end of a run, in lines: the difference is in them, the stack is not. */
const LINES_TOLD = 14;

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

/** What failed according to the report of Vitest's `json` reporter; a file that could not be loaded counts as one. */
export function failedInVitest(report: unknown): FailedTest[] {
  return vitestReport.parse(report).testResults.flatMap((file) => {
    const failed = file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => toldAs(`${file.name} › ${test.fullName}`, (test.failureMessages ?? []).join('\n')));
    return failed.length === 0 && file.status === 'failed' ? [toldAs(file.name, file.message ?? '')] : failed;
  });
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({ results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })) }),
  ),
});
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

/** What failed according to the report of Playwright's `json` reporter. */
export function failedInPlaywright(report: unknown): FailedTest[] {
  const specsOf = (suite: z.infer<typeof playwrightSuite>): z.infer<typeof playwrightSpec>[] => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap(specsOf),
  ];
  const { suites, errors } = playwrightReport.parse(report);
  const failed = suites.flatMap(specsOf).filter((spec) => !spec.ok);
  return [
    // A spec that cannot be loaded belongs to no suite.
    ...errors.map((error) => toldAs('playwright', error.message ?? '')),
    ...failed.map((spec) => {
      const said = spec.tests.flatMap((test) => test.results).flatMap((result) => result.errors);
      return toldAs(`${spec.file} › ${spec.title}`, said.map((error) => error.message ?? '').join('\n'));
    }),
  ];
}

function toldAs(name: string, message: string): FailedTest {
  const lines = stripVTControlCharacters(message).split('\n');
  const told = lines.slice(0, LINES_TOLD);
  return { name, message: [...told, ...(lines.length > told.length ? ['…'] : [])].join('\n') };
}
