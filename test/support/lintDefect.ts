import { loadRulePack } from '#backend/rules/loadRulePack.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { lintApplication } from '#shared/lint/lintApplication.ts';
import type { LintOptions } from '#shared/lint/lintContext.ts';
import { profileById } from '#shared/scans/profile.ts';
import { cleanApplication, cleanMaterials, cleanToday, type Overrides } from './application.ts';

/** The pack we ship. */
export const shippedPack = await loadRulePack();

/** Findings of an application on the clean day, with every material it needs unless told otherwise. */
export function lint(application: Application, options: Partial<LintOptions> = {}): Finding[] {
  return lintApplication(application, shippedPack, {
    today: cleanToday,
    profile: profileById(shippedPack, 'wechat-default'),
    agencyPhones: [],
    ownRules: [],
    ...options,
    materials: options.materials ?? cleanMaterials(application, shippedPack),
  });
}

/** Findings of a clean application with one thing changed, as `weight rule where`. */
export function lintDefect(overrides: Overrides, options: Partial<LintOptions> = {}): string[] {
  return inShort(lint(cleanApplication(overrides), options));
}

/** One line per finding, to compare at a glance. */
export function inShort(findings: readonly Finding[]): string[] {
  return findings.map(({ weight, rule, where }) => `${weight} ${rule} ${where}`);
}
