import { useEffect, useMemo, useRef } from 'react';
import type { Finding } from '#shared/filing/finding.ts';
import { type FieldFindings, findingsByField } from './fieldFindings.ts';

/** Findings by field; a field whose findings did not change keeps the very same list. */
export function useFieldFindings(findings: readonly Finding[]): FieldFindings {
  const earlier = useRef<FieldFindings>(new Map());
  const found = useMemo(() => findingsByField(findings, earlier.current), [findings]);
  useEffect(() => {
    earlier.current = found;
  }, [found]);
  return found;
}
