import type { Application } from '#shared/filing/filingCase.ts';
import { lintPayload } from '#shared/lint/lintPayload.ts';
import { readPayload } from '#shared/payload/readPayload.ts';
import { writePayload } from '#shared/payload/writePayload.ts';
import { profileById } from '#shared/scans/profile.ts';
import { cleanMaterials, cleanToday } from '#test/support/application.ts';
import { inShort, shippedPack } from '#test/support/lintDefect.ts';

export const profile = profileById(shippedPack, 'wechat-default');

/** A payload as JSON has it. */
export interface Tree {
  [key: string]: unknown;
}

/** The findings of an application on its way through the official shape, with every file it needs. */
export function lintOf(application: Application, change: (payload: Tree) => void = () => {}): string[] {
  const held = cleanMaterials(application, shippedPack);
  const media = (slot: string) => held.filter((each) => each.slot === slot).map((_, index) => `${slot}${index}.jpg`);
  const payload = JSON.parse(JSON.stringify(writePayload(application, { media, kept: [], withOffice: false })));
  change(payload);
  const read = readPayload(payload, shippedPack);
  if (!read) throw new Error('not a payload');
  return inShort(lintPayload(read, shippedPack, { today: cleanToday, profile }));
}

/** Sets the value at a dotted path; undefined takes the field out. */
export function set(dotted: string, value: unknown): (payload: Tree) => void {
  return (payload) => {
    const parts = dotted.split('.');
    const last = parts.pop() ?? '';
    const place = parts.reduce((at, part) => at[part] as Tree, payload);
    if (value === undefined) delete place[last];
    else place[last] = value;
  };
}
