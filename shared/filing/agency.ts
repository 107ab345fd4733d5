import { z } from 'zod';
import { enteredText } from './person.ts';

/**
 * The filing agency itself (受托机构): the party that letters such as 代办委托书 name.
 *
 * `phones` are all its own numbers: a client's contact number must not be one of them (青海, facts 2026-11-23).
 * `staff` are the names cases can be assigned to. Lists keep their order and hold each entry once.
 */
export const agencySchema = z.object({
  name: enteredText(200),
  creditCode: enteredText(64),
  address: enteredText(400),
  contactName: enteredText(100),
  contactPhone: enteredText(32),
  phones: z.array(entry(32)).refine(distinct),
  staff: z.array(entry(60)).refine(distinct),
});
export type Agency = z.infer<typeof agencySchema>;

/** What the screen calls each field. */
export const agencyLabels: Readonly<Record<keyof Agency, string>> = {
  name: '机构名称',
  creditCode: '统一社会信用代码',
  address: '地址',
  contactName: '联系人',
  contactPhone: '联系电话',
  phones: '本机构的电话',
  staff: '经办人',
};

/** What the desk holds before anybody has filled in the agency. */
export const emptyAgency: Agency = {
  name: null,
  creditCode: null,
  address: null,
  contactName: null,
  contactPhone: null,
  phones: [],
  staff: [],
};

function entry(longest: number) {
  return z.string().trim().min(1).max(longest);
}

function distinct(entries: readonly string[]): boolean {
  return new Set(entries).size === entries.length;
}
