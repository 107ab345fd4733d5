import type { CheckedScan } from '#shared/api/scans.ts';
import type { Finding } from '#shared/filing/finding.ts';
import type { ScanKind } from '#shared/filing/materialSlot.ts';
import { rulebookOf } from '#shared/rules/rulebook.ts';
import { type RuleRow, ruleRowSchema, type ScanProfile, type ScanThresholds } from '#shared/rules/rulePack.ts';
import { type Appearance, appearanceVersion, type FoundDocument } from '#shared/scans/appearance.ts';
import { judgeScan, type ScanDemands } from '#shared/scans/judgeScan.ts';
import type { ScanFacts } from '#shared/scans/scanFacts.ts';
import scanRules from '../../resources/rule-pack/rules/scan.json' with { type: 'json' };

/** Thresholds with round numbers, so that tests of rules do not follow every calibration. */
export const testThresholds: ScanThresholds = {
  source: '测试用界限',
  asOf: '2026-01-02',
  confidence: 'medium',
  sharpnessBlurred: 30,
  sharpnessDoubtful: 100,
  brightnessDark: 40,
  brightnessDim: 90,
  brightnessWashedOut: 250,
  glareShare: 0.03,
  brightnessGlare: 200,
  chromaGrey: 3,
  colouredShareGrey: 0.002,
  documentSure: 0.65,
  documentCertain: 0.7,
  fillBad: 0.1,
  fillDoubtful: 0.25,
  tiltBad: 20,
  tiltDoubtful: 10,
  perspectiveBad: 1.5,
  perspectiveDoubtful: 1.2,
  nearShape: 0.13,
  cardMissingBad: 0.05,
  cardMissingDoubtful: 0.03,
  paperEdgeLeast: 0.6,
  paperEdgeClear: 0.8,
  frameLeast: 0.5,
  printedAround: 0.3,
  rowGlareBad: 0.2,
  rowGlareDoubtful: 0.05,
  rowVeil: 0.1,
  rowFocusBad: 0.1,
  rowFocusDoubtful: 0.2,
  cardDotsBad: 100,
  cardDotsDoubtful: 200,
  focusBlurred: 0.1,
  focusDoubtful: 0.2,
  focusBlurredMean: 0.16,
  shakeBad: 0.25,
  shakeDoubtful: 0.125,
  shakeEvenness: 0.8,
  blurredPart: 0.25,
  blurredPartApart: 0.1875,
  mixedPart: 0.4,
  mixedPartApart: 0.1,
  mixedShadow: 0.12,
  steadyShadow: 0.6,
  fixCertain: 0.7,
  straightTilt: 0.8,
  straightPerspective: 1.025,
  straightShare: 0.75,
  shadowBad: 0.5,
  shadowDoubtful: 0.75,
  shadowPart: 0.1,
  spotBad: 0.04,
  spotDoubtful: 0.01,
  paperDark: 50,
  paperDim: 100,
  ownMark: 1.5,
  stripes: 50,
  evenShare: 0.25,
  alikeShare: 0.05,
  loose: {},
  strict: {},
  codeHosts: ['gov.cn'],
  maxPixels: 400_000_000,
};

/** A platform that states every limit, with numbers of its own. */
export const testProfile: ScanProfile = {
  id: 'test-platform',
  label: '样例平台',
  kinds: {
    subjectCertificate: {
      minBytes: 102_400,
      maxBytes: 2_097_152,
      warnAboveBytes: 204_800,
      minWidth: 1500,
      minHeight: 1100,
      orientationFree: true,
    },
    personFront: {
      minBytes: 102_400,
      maxBytes: null,
      warnAboveBytes: null,
      minWidth: 720,
      minHeight: 1280,
      orientationFree: false,
    },
  },
  formats: ['jpeg', 'png'],
  colourRequired: true,
  watermark: 'refused',
  minCertificateDaysLeft: null,
  minCertificateDaysLeftByProvince: {},
  minLicenceDaysLeftByProvince: {},
  letterMaxAgeDays: null,
  letterMaxAgeDaysByProvince: {},
  note: null,
  source: '样例平台的说明',
  asOf: '2025-12-31',
  confidence: 'high',
};

/** A paper that lies well in its picture. */
export const goodDocument: FoundDocument = {
  corners: [
    { x: 0.1, y: 0.1 },
    { x: 0.9, y: 0.1 },
    { x: 0.9, y: 0.9 },
    { x: 0.1, y: 0.9 },
  ],
  confidence: 0.9,
  share: 0.64,
  full: false,
  cut: [],
  loose: [],
  tilt: 0,
  perspective: 1,
  width: 1280,
  height: 808,
};

/** What is seen on a picture nobody could object to. */
export const goodAppearance: Appearance = {
  version: appearanceVersion,
  document: goodDocument,
  paperBrightness: 200,
  paperColoured: 0.2,
  focus: { columns: 2, rows: 2, values: [1, 1, 1, 1] },
  meanFocus: { columns: 2, rows: 2, values: [1, 1, 1, 1] },
  shake: { length: 0, angle: 0, evenness: 0.9 },
  light: { columns: 4, rows: 4, values: new Array<number>(16).fill(200) },
  glare: [],
  cardSide: null,
  cardTurn: null,
  cardMirrored: false,
  paperTurn: null,
  ownMark: 1,
  stripes: 4,
  evenShare: 0,
  drawnPage: false,
  print: null,
  seal: { x: 0.6, y: 0.6, width: 0.1, height: 0.1 },
  likeness: '0123456789abcdef'.repeat(9),
};

/** The facts of a picture nobody could object to. */
export const goodFacts: ScanFacts = {
  name: '营业执照.jpg',
  bytes: 150_000,
  sha256: '0'.repeat(64),
  contentType: 'jpeg',
  extension: 'jpg',
  unreadable: null,
  width: 1600,
  height: 1200,
  exifOrientation: null,
  pages: 1,
  hasAlpha: false,
  chroma: 30,
  colouredShare: 0.3,
  sharpness: 600,
  brightness: 160,
  whiteShare: 0.001,
  appearance: null,
  codes: null,
};

export const scanRuleRows: readonly RuleRow[] = ruleRowSchema.array().parse(scanRules);
const rulebook = rulebookOf({ rules: [...scanRuleRows] });

/** The same, in a case. */
export function judgedIn(
  inCase: Pick<ScanDemands, 'creditCode'>,
  changes: Partial<ScanFacts>,
  kind: ScanKind,
): Finding[] {
  const demands = { profile: testProfile, kind, thresholds: testThresholds, ...inCase };
  return judgeScan({ ...goodFacts, ...changes }, demands, rulebook);
}

/** What the real rules say of these facts on the test platform. */
export function judged(
  changes: Partial<ScanFacts>,
  kind: ScanKind = 'subjectCertificate',
  profile: Partial<ScanProfile> = {},
): Finding[] {
  const demands = { profile: { ...testProfile, ...profile }, kind, thresholds: testThresholds };
  return judgeScan({ ...goodFacts, ...changes }, demands, rulebook);
}

/** A good picture that was checked, as the scan check tells it. */
export const specimenChecked: CheckedScan = {
  type: 'checked',
  at: 0,
  file: '样例.jpg',
  page: null,
  ok: true,
  kind: 'personFront',
  because: '画面像身份证人像面',
  facts: goodFacts,
  findings: [],
  thumbnail: null,
};
