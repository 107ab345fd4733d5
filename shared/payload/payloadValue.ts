import { forever } from '../filing/date.ts';
import type { OfficialValue } from '../filing/officialFields.ts';
import type { Json } from './payloadTree.ts';

/** How many digits a district code has. */
const districtCode = /^\d{6}$/;

/**
 * A value of our model as the payload writes it; undefined where there is nothing to write.
 *
 * Days are YYYYMMDD there, a validity without end is 长期 (apply_icp_filing, 2026-11-23, high).
 */
export function toPayload(type: OfficialValue, value: unknown): Json | undefined {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  if ((type === 'day' || type === 'validUntil') && typeof value === 'string') return value.replaceAll('-', '');
  return value as Json;
}

/** A value of the payload as our model has it; undefined when it cannot be read as what its field holds. */
export function fromPayload(type: OfficialValue, value: Json): unknown {
  switch (type) {
    case 'code':
      return wholeNumber(value);
    case 'codes': {
      const codes = Array.isArray(value) ? value.map(wholeNumber) : [undefined];
      return codes.includes(undefined) ? undefined : codes;
    }
    case 'district': {
      const code = textOf(value);
      return code !== undefined && districtCode.test(code) ? code : undefined;
    }
    case 'text':
    case 'file':
      return textOf(value);
    case 'day':
      return dayOf(value);
    case 'validUntil':
      return value === forever ? forever : dayOf(value);
    case 'files': {
      const names = Array.isArray(value) ? value.map(textOf) : [textOf(value)];
      return names.includes(undefined) ? undefined : names;
    }
  }
}

/** True for what says nothing: no value, no letters, no items. */
export function saysNothing(value: Json): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function wholeNumber(value: Json): number | undefined {
  const read = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  return typeof read === 'number' && Number.isSafeInteger(read) ? read : undefined;
}

function textOf(value: Json): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function dayOf(value: Json): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(textOf(value) ?? '') ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}
