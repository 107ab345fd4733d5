import type { ApplicationPreview } from '#shared/api/application.ts';
import { sameFileName } from '#shared/payload/sameFileName.ts';

/** What importing a filing in the official shape would come to, in a sentence. */
export function sayPayloadOutcome({ outcome, caseNumber }: Pick<ApplicationPreview, 'outcome' | 'caseNumber'>): string {
  switch (outcome) {
    case 'created':
      return '会新建一个案件';
    case 'completed':
      return `案件 ${caseNumber} 已有，会补上它空着的栏目`;
    case 'unchanged':
      return `案件 ${caseNumber} 已有，内容一样`;
    case 'conflict':
      return `案件 ${caseNumber} 已有，有出入的地方以案件为准，不会改动`;
    default:
      return '不能导入';
  }
}

/** True when exactly one of the chosen files is the named one; of two of one name nobody can tell which is meant. */
export function comesAlong(name: string, files: readonly { readonly name: string }[]): boolean {
  return files.filter((file) => sameFileName(file.name, name)).length === 1;
}
