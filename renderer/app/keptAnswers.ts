/** The beginning of the keys of what screens keep among the answers while they are away; see parts/useKept.ts. */
export const keptAnswers = ['kept'] as const;
