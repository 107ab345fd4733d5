/** How the desk writes what a copy is for all over it; pictures are searched for the same. */
export const markShape = {
  /** Height of the letters as a share of the picture's longer side: they can be read, and what is below them, too. */
  letterShare: 1 / 38,
  /** Degrees clockwise the lines are turned: they rise. */
  slant: -30,
  /** From line to line, and between two texts in a line, in heights of a letter: no field of a card stays without. */
  lineStep: 5.5,
  textGap: 3,
} as const;
