import { createHash } from 'node:crypto';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { programVersion } from '../programVersion.ts';
import type { CaseRules } from './judgeCase.ts';

/**
 * Names what a case is judged by, the day aside: the program, the rule pack and the platform profile.
 *
 * The pack is named by its version and by its content, since people may correct a file of it without a new version.
 */
export function rulesId({ pack, profile }: CaseRules): string {
  return `${programVersion} ${packId(pack)} ${profile.id}`;
}

const made = new WeakMap<RulePack, string>();

function packId(pack: RulePack): string {
  const known = made.get(pack);
  if (known !== undefined) return known;
  const content = createHash('sha256').update(JSON.stringify(pack)).digest('hex').slice(0, 16);
  const id = `${pack.manifest.id}@${pack.manifest.version}+${content}`;
  made.set(pack, id);
  return id;
}
