import type { BundledCase } from '#shared/bundle/bundledCase.ts';
import { fieldsOf } from '#shared/bundle/casePaths.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import type { HeldMaterial } from '#shared/scans/storedScan.ts';

/** A case as it travels, read as an application. Persons are numbered by the first role they hold, so that two sides compare. */
export function applicationOf({ filingCase, subject, miniProgram, persons, roles }: BundledCase): Application {
  const uids = [...new Set(Object.values(roles).flatMap((uid) => uid ?? []))];
  const idOf = (uid: string | null) => (uid === null ? null : uids.indexOf(uid) + 1);
  return {
    filingCase,
    subject,
    miniProgram,
    persons: persons.flatMap((person) => {
      const id = idOf(person.uids[0] ?? null) ?? 0;
      return id > 0 ? [{ id, ...fieldsOf(person) }] : [];
    }),
    roles: {
      legalRepresentative: idOf(roles.legalRepresentative),
      subjectPrincipal: idOf(roles.subjectPrincipal),
      appPrincipal: idOf(roles.appPrincipal),
    },
  };
}

/** Its materials in their order, each with the copy that counts; they lie in no vault yet, so their ids mean nothing. */
export function materialsOf(held: BundledCase): HeldMaterial[] {
  const scans = new Map(held.scans.map((scan) => [scan.facts.sha256, scan]));
  const materials = held.materials.flatMap(({ slot, position, attachedAt, signedOn, sha256 }) => {
    const found = scans.get(sha256);
    if (!found) return [];
    const { facts, now } = found;
    const scan = { id: 1, fileId: '', origin: null, facts, receivedAt: attachedAt };
    const fix = now && { ...now, fileId: '' };
    return [{ slot, position, attachedAt, signedOn, scan, fix, fixBefore: null }];
  });
  return materials.toSorted((one, other) => one.position - other.position);
}
