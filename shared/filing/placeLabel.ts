import { materialSlots } from './materialSlot.ts';
import { officialFieldAt, officialFieldFor, officialRolePaths } from './officialFields.ts';
import { roleLabels, roleSchema } from './person.ts';

/** What has no field of its own is named by the part of the form it belongs to. */
const parts: readonly (readonly [beginning: string, label: string])[] = [
  ...roleSchema.options.flatMap((role) => [
    [officialRolePaths[role], roleLabels[role]] as const,
    [`roles.${role}`, roleLabels[role]] as const,
  ]),
  ['icp_subject', '主体信息'],
  ['subject', '主体信息'],
  ['icp_applets', '小程序信息'],
  ['miniProgram', '小程序信息'],
  ['icp_materials', '材料'],
  ['materials', '材料'],
  ['filingCase', '案件'],
  ['agency', '本机构'],
];

/**
 * What the form calls the place a finding names, with the position in a list (`第 2 项`) where it says one.
 *
 * Takes official paths, paths of our own model and slots. Never shows a path: an unknown one is 整个案件.
 */
export function placeLabel(where: string): string {
  const field = officialFieldAt(where) ?? officialFieldFor(where);
  const slot = materialSlots.find((each) => `materials.${each.id}` === where);
  const label = field?.label ?? slot?.label ?? parts.find(([beginning]) => where.startsWith(beginning))?.[1];
  const index = /\[(\d+)\]/.exec(where)?.[1];
  return `${label ?? '整个案件'}${index === undefined ? '' : `（第 ${Number(index) + 1} 项）`}`;
}
