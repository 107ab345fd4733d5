import { noPreapproval, type Preapproval } from './miniProgram.ts';

/** Which paper goes with which 前置审批项. */
export interface AllottedPapers<Paper> {
  /** One entry an item; a gap where it wants none, or lacks its own. */
  readonly ofItem: readonly (Paper | undefined)[];
  /** What no item takes: further pages, or what is left over. */
  readonly further: readonly Paper[];
}

/**
 * Allots papers, by their place in the slot, to the items: one each, by its place among those that want one; 以上都不涉及 wants
 * none. A place whose paper was taken out stays empty: what is behind it does not move up to an item it is not for.
 *
 * The payload, the sheets and 照着填 all go by this, so that they name the same paper at the same item. Pure.
 */
export function allotPapers<Paper>(
  items: readonly Pick<Preapproval, 'type'>[],
  placed: readonly (Paper | undefined)[],
): AllottedPapers<Paper> {
  const wanted = items.filter(({ type }) => type !== noPreapproval).length;
  // Places beyond the items are further pages, or left over from a longer list: then only the order says anything.
  const papers = placed.length <= wanted ? placed : placed.filter((paper) => paper !== undefined);
  let next = 0;
  const ofItem = items.map(({ type }) => (type === noPreapproval ? undefined : papers[next++]));
  return { ofItem, further: papers.slice(next).filter((paper) => paper !== undefined) };
}
