import { z } from 'zod';
import * as bounds from './bounds.ts';
import { provenance } from './provenance.ts';

/** How strictly pictures are looked at: what must be clear for one office is good enough for another. */
export const strictnessSchema = z.enum(['loose', 'usual', 'strict']);
export type Strictness = z.infer<typeof strictnessSchema>;

/** What the screen calls each. */
export const strictnessLabels: Readonly<Record<Strictness, string>> = { loose: '宽松', usual: '一般', strict: '严格' };

/** Packs made before a number was known lack it, and get the value it was first measured with. */
const limits = {
  /** Below: clearly blurred; between the two: doubtful. Unit: ScanFacts.sharpness. */
  sharpnessBlurred: bounds.sharpness,
  sharpnessDoubtful: bounds.sharpness,
  /** Mean luminance 0 to 255. */
  brightnessDark: bounds.luminance,
  brightnessDim: bounds.luminance,
  brightnessWashedOut: bounds.luminance,
  /** From this share (0 to 1) of pure white, in a picture no brighter than `brightnessGlare`, a reflection is likely. */
  glareShare: bounds.share,
  brightnessGlare: bounds.luminance,
  /** Mean chroma 0 to 255 below which, together with a small coloured share, a copy counts as grey. */
  chromaGrey: bounds.luminance,
  colouredShareGrey: bounds.share,
  /** From this confidence (0 to 1) on the paper counts as found; from the other it is certain enough to block. */
  documentSure: bounds.share.default(0.6),
  documentCertain: bounds.share.default(0.75),
  /** Share of the picture below which the paper is far too small, or small. */
  fillBad: bounds.share.default(0.1),
  fillDoubtful: bounds.share.default(0.2),
  /** Degrees a paper lies askew from which text is hard to read, or a machine may stumble. */
  tiltBad: bounds.degrees.default(15),
  tiltDoubtful: bounds.degrees.default(7),
  /** Longer to shorter of opposite sides from which a picture was taken from far aside, or somewhat. */
  perspectiveBad: bounds.ratio.default(1.35),
  perspectiveDoubtful: bounds.ratio.default(1.18),
  /** Natural logarithm of how far from the shape of a card (or a licence) a paper may be and still be taken for one. */
  nearShape: bounds.ratio.default(0.13),
  /** Share of a card that is missing on a side, by what its print tells, from which it is cut, or perhaps. */
  cardMissingBad: bounds.share.default(0.045),
  cardMissingDoubtful: bounds.share.default(0.025),
  /** Share of the picture's rim that is paper from which that is looked for where no edge of a paper was found. */
  paperEdgeLeast: bounds.share.default(0.6),
  /** From this share on a licence whose print reaches the edges has no frame there that was cut at. */
  paperEdgeClear: bounds.share.default(0.8),
  /** Share of every side of a licence that fills its picture along which its frame must be seen. */
  frameLeast: bounds.share.default(0.6),
  /** Where all four sides of a print have more than this along them, it may be that of a form, a newspaper or a cloth below the certificate. */
  printedAround: bounds.share.default(0.3),
  /** Share of the line the console reads (see numberRow) that a reflection hides, and how sharp its print is in the mean. */
  rowGlareBad: bounds.share.default(0.12),
  rowGlareDoubtful: bounds.share.default(0.03),
  /** How much brighter (share) than elsewhere its paper is under a soft reflection, see `veilOn`. */
  rowVeil: bounds.share.default(0.09),
  rowFocusBad: bounds.ratio.default(0.03),
  rowFocusDoubtful: bounds.ratio.default(0.06),
  /** Dots per inch of a card below which its small print cannot be read, or barely. */
  cardDotsBad: bounds.dots.default(150),
  cardDotsDoubtful: bounds.dots.default(200),
  /** Fine to coarse detail (see Appearance.focus) below which a place is blurred, or doubtful. */
  focusBlurred: bounds.ratio.default(0.028),
  focusDoubtful: bounds.ratio.default(0.1),
  /** Length of a camera's movement, against the height of the smallest print that is needed, from which that cannot be read, or barely. */
  shakeBad: bounds.ratio.default(0.22),
  shakeDoubtful: bounds.ratio.default(0.14),
  /** See Shake.evenness: where print changes more evenly than this it is no movement. */
  shakeEvenness: bounds.share.default(0.8),
  /** Share of the places with print that must be blurred for a picture to count as blurred in part. */
  blurredPart: bounds.share.default(0.14),
  /** In the mean of all directions print has more detail than in the worst one: the limit there (see Appearance.meanFocus). */
  focusBlurredMean: bounds.ratio.default(0.045),
  /** A smaller share is enough where blurred and clear places lie wholly apart. */
  blurredPartApart: bounds.share.default(0.105),
  /** How mixed (see `mixedness`) blurred and clear places may lie, and where the share is the smaller one. */
  mixedPart: bounds.share.default(0.4),
  mixedPartApart: bounds.share.default(0.1),
  /** The same for both sides of a shadow's edge, where no paper was found. */
  mixedShadow: bounds.share.default(0.12),
  /** How evenly light must step along a straight line across such a picture for it to be a shadow's edge; see ShadowEdge. */
  steadyShadow: bounds.share.default(0.6),
  /** From this confidence on a picture is cut out along its paper's corners without anybody looking. */
  fixCertain: bounds.share.default(0.7),
  /** A paper straighter than this (degrees, ratio of sides) that takes so much of its picture needs no cutting out. */
  straightTilt: bounds.degrees.default(0.8),
  straightPerspective: bounds.ratio.default(1.025),
  straightShare: bounds.share.default(0.75),
  /** Light of a place, against the brightest of the paper, below which it is in deep shadow, or in shadow. */
  shadowBad: bounds.share.default(0.55),
  shadowDoubtful: bounds.share.default(0.72),
  /** Share of the paper from which a shadow counts. */
  shadowPart: bounds.share.default(0.12),
  /** Share of the paper that pure white spots take. */
  spotBad: bounds.share.default(0.02),
  spotDoubtful: bounds.share.default(0.004),
  /** Median luminance of the paper, where one was found. */
  paperDark: bounds.luminance.default(55),
  paperDim: bounds.luminance.default(105),
  /** See Appearance.ownMark, Appearance.stripes and Appearance.evenShare. */
  ownMark: bounds.ratio.default(1.2),
  stripes: bounds.ratio.default(28),
  evenShare: bounds.share.default(0.05),
  /** Share of the bits of Appearance.likeness that may differ in two pictures about which is asked whether they are one. */
  alikeShare: bounds.share.default(0.05),
};

/** Numbers of another strictness: those that differ from the usual ones. No defaults: what is left out is as usual. */
const otherLimits = z
  .object(
    Object.fromEntries(
      Object.entries(limits).map(([name, schema]) => [
        name,
        (schema instanceof z.ZodDefault ? schema.unwrap() : schema).optional(),
      ]),
    ) as { [Name in keyof typeof limits]: z.ZodOptional<z.ZodNumber> },
  )
  .default({});

/** What the heuristics compare against; own measurements, dated like everything else. */
export const scanThresholdsSchema = z.object({
  ...provenance,
  ...limits,
  loose: otherLimits,
  strict: otherLimits,
  /** Hosts that codes of certificates lead to; hosts below them count, too. Registering below gov.cn is for authorities alone. */
  codeHosts: z.array(z.string().regex(/^[a-z0-9.-]+$/)).default(['gov.cn']),
  /** Refused at once, before decoding. */
  maxPixels: bounds.pixels,
});
export type ScanThresholds = z.infer<typeof scanThresholdsSchema>;

/** The thresholds of a strictness. Pure. */
export function thresholdsFor(thresholds: ScanThresholds, strictness: Strictness): ScanThresholds {
  if (strictness === 'usual') return thresholds;
  const other = Object.entries(thresholds[strictness]).filter(([, value]) => value !== undefined);
  return { ...thresholds, ...Object.fromEntries(other) };
}
