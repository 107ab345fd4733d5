/** What stands for one hidden character. */
const cover = '*';

/**
 * An ID number or phone with its middle hidden: enough to tell two apart at a glance, too little to use.
 *
 * From 11 characters on the first 3 and the last 4 stay (`138****0099`); from 7 on 2 and 2; below, only the last one.
 * Birth dates inside resident IDs never stay. The length does. Characters are code points.
 */
export function maskNumber(value: string): string {
  const characters = [...value.trim()];
  const [head, tail] = characters.length >= 11 ? [3, 4] : characters.length >= 7 ? [2, 2] : [0, 1];
  const hidden = Math.max(characters.length - head - tail, Math.min(characters.length, 1));
  return [...characters.slice(0, head), ...cover.repeat(hidden), ...characters.slice(head + hidden)].join('');
}

/** An e-mail address with only the first character of its name left; the domain stays. */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf('@');
  if (at < 1) return maskNumber(value);
  return `${[...value].slice(0, 1).join('')}${cover.repeat(3)}${value.slice(at)}`;
}

/**
 * Resident IDs of 18 and 15 characters (GB 11643) and mainland mobiles, standing alone in a text.
 *
 * Letters and digits must not touch them, so that AppIDs, licence numbers and checksums stay as they are.
 */
const tellTale = /(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?![0-9A-Za-z])/g;

/**
 * A text with every number in it hidden: those named in `secrets`, however they are spaced, and whatever looks
 * like a resident ID or a mobile.
 *
 * For file names, remarks and sentences a person typed or a rule quoted.
 */
export function maskText(text: string, secrets: readonly string[] = []): string {
  const longestFirst = secrets
    .map((secret) => secret.replace(/[\s-]/g, ''))
    .filter((secret) => secret.length >= 5)
    .toSorted((a, b) => b.length - a.length);
  let masked = text;
  for (const secret of longestFirst) {
    masked = masked.replace(spaced(secret), (found) => mask(found));
  }
  return masked.replace(/(?<![0-9A-Za-z])1[3-9]\d([ -])\d{4}\1\d{4}(?!\d)/g, mask).replace(tellTale, mask);
}

/** Matches the characters of a secret with blanks or hyphens between them, upper or lower case. */
function spaced(secret: string): RegExp {
  const parts = [...secret].map((character) => character.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('[\\s-]*'), 'giu');
}

function mask(found: string): string {
  return found.includes('@') ? maskEmail(found) : maskNumber(found.replace(/[\s-]/g, ''));
}
