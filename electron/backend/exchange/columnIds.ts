import type { Person } from '#shared/filing/person.ts';

/** Facts of a certificate-bearing human being that every role's columns repeat. */
export const identityFields = ['Name', 'CertificateType', 'CertificateNumber', 'ValidFrom', 'ValidUntil'] as const;
export const contactFields = ['Mobile', 'EmergencyMobile', 'Email', 'Post'] as const;

type IdentityField = (typeof identityFields)[number];
type ContactField = (typeof contactFields)[number];

/** Roles as the columns' prefixes. */
export type RolePrefix = 'legal' | 'principal' | 'appPrincipal';

/** The most service types one mini program may have (official payload: 1 to 5). */
export const servicePlaces = [1, 2, 3, 4, 5] as const;

/** Every column of the intake sheet. */
export type ColumnId =
  | 'folder'
  | 'filingType'
  | 'entrance'
  | 'staff'
  | 'plannedOn'
  | 'note'
  | 'subjectType'
  | 'subjectName'
  | 'subjectCertificateType'
  | 'subjectCertificateNumber'
  | 'subjectCertificateAddress'
  | 'subjectValidFrom'
  | 'subjectValidUntil'
  | 'province'
  | 'city'
  | 'district'
  | 'address'
  | 'businessScope'
  | 'subjectComment'
  | `legal${IdentityField}`
  | 'principalIsLegal'
  | `principal${IdentityField | ContactField}`
  | 'appPrincipalIs'
  | `appPrincipal${IdentityField | ContactField}`
  | 'appName'
  | 'appId'
  | `service${(typeof servicePlaces)[number]}`
  | 'preapprovalType'
  | 'preapprovalCode'
  | 'preapprovalValidUntil'
  | 'appComment';

/** What a spreadsheet cell can hold for us: text, a number, or nothing. */
export type CellValue = string | number | null;

/** One row to be written: the cells that hold something. */
export type SheetRow = Partial<Record<ColumnId, CellValue>>;

/** How the column of each value of a person ends; its beginning is the role's prefix. */
export const personColumnEndings = {
  name: 'Name',
  certificateType: 'CertificateType',
  certificateNumber: 'CertificateNumber',
  certificateValidFrom: 'ValidFrom',
  certificateValidUntil: 'ValidUntil',
  mobile: 'Mobile',
  emergencyMobile: 'EmergencyMobile',
  email: 'Email',
  post: 'Post',
} as const satisfies Record<keyof Person, string>;
