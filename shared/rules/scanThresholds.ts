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
  /** Dots per inch of a card below which its small print cannot be read, or barely. */
  cardDotsBad: bounds.dots.default(150),
  cardDotsDoubtful: bounds.dots.default(200),
  /** Fine to coarse detail (see Appearance.focus) below which a place is blurred, or doubtful. */
  focusBlurred: bounds.ratio.default(0.028),
  focusDoubtful: bounds.ratio.default(0.1),
  /** Share of the places with print that must be blurred for a picture to count as blurred in part. */
  blurredPart: bounds.share.default(0.14),
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
  ownMark: bounds.ratio.default(1.26),
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
