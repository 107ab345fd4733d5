import { z } from 'zod';
import { filingTypeSchema } from '../filing/filingCase.ts';
import { scanKindSchema } from '../filing/materialSlot.ts';
import { officialStatesSchema } from '../filing/officialState.ts';
import { contentTypeSchema } from '../scans/scanFacts.ts';
import * as bounds from './bounds.ts';
import { formLimitsSchema } from './formLimits.ts';
import { paperDemandRowSchema, paperRowSchema } from './papers.ts';
import { provenance } from './provenance.ts';
import { provinceRowSchema } from './provinceRules.ts';
import { rejectionReasonRowSchema, rejectionWordsSchema } from './rejectionReasons.ts';
import { scanThresholdsSchema } from './scanThresholds.ts';
import { wordListsSchema, zoneRowSchema } from './wordLists.ts';

/** 单位性质, official id as `id`. */
export const subjectTypeRowSchema = z.object({
  id: z.int(),
  name: z.string().min(1),
  isPersonal: z.boolean(),
  /** How credit codes of this kind can begin (GB 32100-2015, 登记管理部门代码 and 机构类别代码); left out where that is not known. */
  creditCodes: z.array(z.string().regex(/^[0-9A-Z]{2}$/)).optional(),
  ...provenance,
});

/** Number formats the desk can check; see shared/identity. */
export const numberKindSchema = z.enum([
  'resident-id',
  'hkmo-residence',
  'tw-residence',
  'hkmo-permit',
  'tw-permit',
  'foreign-permanent-id',
  'passport',
  'credit-code',
  'mobile',
  'appid',
  'filing-number',
]);
export type NumberKind = z.infer<typeof numberKindSchema>;

/** 证件类型; `subjectType` is the 单位性质 that may use it, null where unknown. */
export const certificateTypeRowSchema = z.object({
  id: z.int(),
  name: z.string().min(1),
  subjectType: z.int().nullable(),
  forPerson: z.boolean(),
  numberKind: numberKindSchema.nullable(),
  photoSides: z.int().min(1).max(2),
  ...provenance,
});
export type CertificateTypeRow = z.infer<typeof certificateTypeRowSchema>;

/** 前置审批项; `numberPattern` only ever warns. */
export const preapprovalTypeRowSchema = z.object({
  id: z.int(),
  name: z.string().min(1),
  document: z.string().nullable(),
  authority: z.string().nullable(),
  numberExample: z.string().nullable(),
  numberPattern: z.string().nullable(),
  note: z.string().nullable(),
  requiresNumberAndFile: z.boolean(),
  ...provenance,
});

/** 服务内容类型: first level has `parent` null and cannot be chosen; second level can, one to five of them. */
export const serviceTypeRowSchema = z.object({
  id: z.int(),
  parent: z.int().nullable(),
  name: z.string().min(1),
  ...provenance,
});
export type ServiceTypeRow = z.infer<typeof serviceTypeRowSchema>;

/** One 6-digit district code with its full-width name; level by the code's trailing zeros. */
export const districtTableSchema = z.object({
  ...provenance,
  /** [code, name] pairs in code order: provinces, cities, districts. */
  rows: z.array(z.tuple([z.string().regex(/^\d{6}$/), z.string().min(1)])),
  /** Districts that gave part of themselves away and kept their name: older certificates there still print it. */
  divided: z
    .array(z.object({ from: z.string().regex(/^\d{6}$/), into: z.array(z.string().regex(/^\d{6}$/)).min(1) }))
    .default([]),
});

/** Limits for one kind of picture; null means the source states none. Bytes and pixels. */
export const scanLimitsSchema = z.object({
  minBytes: bounds.bytes.nullable(),
  maxBytes: bounds.bytes.nullable(),
  warnAboveBytes: bounds.bytes.nullable(),
  /** What a copy is made no larger than, as far as it can be read, though no source demands it of this kind. */
  aimBytes: bounds.bytes.optional(),
  /** What a copy is given at least, by quality or pixels, as far as the picture has it, though no source demands it of this kind. */
  aimMinBytes: bounds.bytes.optional(),
  minWidth: bounds.side.nullable(),
  minHeight: bounds.side.nullable(),
  /** True when width and height may be swapped. */
  orientationFree: z.boolean(),
});
export type ScanLimits = z.infer<typeof scanLimitsSchema>;

/** 平台规格: what one platform demands of pictures. `kinds` lists only what the source states. */
export const scanProfileSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/),
  label: z.string().min(1),
  kinds: z.partialRecord(scanKindSchema, scanLimitsSchema),
  /** Accepted contents; empty when the source names none. */
  formats: z.array(contentTypeSchema),
  colourRequired: z.boolean(),
  /** Whether a copy may say what it is for all over it. Packs from before say nothing: then it is left off. */
  watermark: z.enum(['refused', 'allowed', 'notStated']).default('refused'),
  minCertificateDaysLeft: bounds.daysLeft.nullable(),
  /** By 6-digit province code. */
  minCertificateDaysLeftByProvince: z.record(z.string().regex(/^\d{6}$/), bounds.daysLeft),
  /** Likewise, for the certificate of an organisation alone; counts before the two above. */
  minLicenceDaysLeftByProvince: z.record(z.string().regex(/^\d{6}$/), bounds.daysLeft).default({}),
  letterMaxAgeDays: bounds.days.nullable(),
  letterMaxAgeDaysByProvince: z.record(z.string().regex(/^\d{6}$/), bounds.days),
  note: z.string().nullable(),
  ...provenance,
});
export type ScanProfile = z.infer<typeof scanProfileSchema>;

export { type ScanThresholds, scanThresholdsSchema } from './scanThresholds.ts';

/** How far a copy that is fitted to a platform may lose detail; own measurements. */
export const copyLimitsSchema = z.object({
  ...provenance,
  /** Pixels an inch of the document itself, below which small print is lost: a card is 85.6 mm long, a page 297 mm. */
  cardDpi: bounds.dpi,
  paperDpi: bounds.dpi,
  /** JPEG quality 1 to 100: never below the first; rather fewer pixels than below the second; never above the third without need. */
  leastQuality: bounds.quality,
  goodQuality: bounds.quality,
  bestQuality: bounds.quality,
});
export type CopyLimits = z.infer<typeof copyLimitsSchema>;

/** One rule the desk applies: its stable id, what it is about, who says so. */
export const ruleRowSchema = z.object({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/),
  title: z.string().min(1),
  ...provenance,
});
export type RuleRow = z.infer<typeof ruleRowSchema>;

/** Days on which China differs from Monday to Friday, as one notice of the State Council announces them. */
const workdayNotice = {
  ...provenance,
  /** The announced days; outside of them nobody knows the holidays. */
  coveredFrom: z.iso.date(),
  coveredUntil: z.iso.date(),
  /** Days off, weekends among them, in order. */
  holidays: z.array(z.iso.date()),
  /** Saturdays and Sundays that are worked (调休), in order. */
  workdays: z.array(z.iso.date()),
};

/** The years that are known, and notices that came later: each replaces what was known of the days it covers. */
export const workdayTableSchema = z.object({ ...workdayNotice, notices: z.array(z.object(workdayNotice)).default([]) });
export type WorkdayTable = z.infer<typeof workdayTableSchema>;

const recipients = z.array(z.enum(['subjectPrincipal', 'appPrincipal'])).min(1);
const hours = z.object({ value: bounds.hours, ...provenance });
const quota = z.object({ value: bounds.quota, ...provenance });

/** A review takes so many working days: `least` to `value`. */
const reviewTerm = z.object({ least: bounds.workdays, value: bounds.workdays, ...provenance });

/** How long the steps of a filing may take, and how early an ending certificate is told of. */
export const timelinesSchema = z.object({
  /** Hours from receiving the message of 短信核验. */
  smsHours: hours,
  /** Hours from starting the face check of the administrator. */
  faceHours: hours,
  /** Hours from being asked for the fee of an account that is certified along with the filing. */
  feeHours: hours.optional(),
  /** 复用主体资料: hours of one SMS, and days from the first one after which the data must be entered anew. */
  reuse: z.object({ hours: bounds.hours, days: bounds.days, ...provenance }).optional(),
  /** 公安联网备案: days from 完成; `urged` days before the end it stands on the 工作台, `remembered` days after it no more. */
  police: z.object({ days: bounds.days, urged: bounds.days, remembered: bounds.days, ...provenance }).optional(),
  /**
   * Working days from a rejection until it should be corrected; `urged` days before the end it stands on the 工作台,
   * `remembered` days after it no more.
   */
  fixWorkdays: z
    .object({ value: bounds.workdays, urged: bounds.days, remembered: bounds.days, ...provenance })
    .optional(),
  /** Days ahead of a change of what was filed that 变更备案 is to be applied for. */
  changeNotice: z.object({ days: bounds.days, ...provenance }).optional(),
  /** Working days from entering 初审 and 通管局审核. */
  platformReviewWorkdays: reviewTerm,
  bureauReviewWorkdays: reviewTerm,
  /** Who gets the message, by type of filing; `note` says when it may be others. The emergency number never does. */
  smsRecipients: z.object({
    first: recipients,
    added: recipients,
    change: recipients,
    cancel: recipients,
    /** Who may get it, too, by type of filing, without our being able to tell. */
    perhaps: z.partialRecord(filingTypeSchema, recipients).default({}),
    note: z.string().min(1),
    ...provenance,
  }),
  /** Days before a certificate ends: `shown` beside the case, `urged` on the 工作台, `pressing` in plainer words. */
  certificateNotice: z.object({
    shown: bounds.days,
    urged: bounds.days,
    pressing: bounds.days,
    ...provenance,
  }),
});
export type Timelines = z.infer<typeof timelinesSchema>;

/** How many mini programs one subject may file. A pack without a row for 个体工商户 counts them as persons. */
export const quotasSchema = z.object({ personal: quota, soleTrader: quota.optional(), organisation: quota });

/**
 * The rule pack: every number, table and source the desk judges by, as dated data.
 *
 * Each row says where it comes from, as of when, and how sure we are. Nothing of low confidence blocks.
 */
export const rulePackSchema = z.object({
  manifest: z.object({
    id: z.string(),
    title: z.string(),
    version: z.string(),
    asOf: z.iso.date(),
    note: z.string(),
  }),
  subjectTypes: z.array(subjectTypeRowSchema),
  certificateTypes: z.array(certificateTypeRowSchema),
  preapprovalTypes: z.array(preapprovalTypeRowSchema),
  serviceTypes: z.array(serviceTypeRowSchema),
  districts: districtTableSchema,
  scanProfiles: z.array(scanProfileSchema),
  scanThresholds: scanThresholdsSchema,
  copyLimits: copyLimitsSchema,
  workdays: workdayTableSchema,
  timelines: timelinesSchema,
  quotas: quotasSchema,
  limits: formLimitsSchema,
  officialStates: officialStatesSchema,
  provinces: z.array(provinceRowSchema),
  zones: z.array(zoneRowSchema),
  wordLists: wordListsSchema,
  papers: z.array(paperRowSchema),
  paperDemands: z.array(paperDemandRowSchema),
  rejectionReasons: z.array(rejectionReasonRowSchema),
  rejectionWords: rejectionWordsSchema,
  rules: z.array(ruleRowSchema),
});
export type RulePack = z.infer<typeof rulePackSchema>;
