import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Finding } from '#shared/filing/finding.ts';
import { addresses } from '../../app/addresses.ts';
import { findingPlace } from './findingPlace.ts';
import { findingKey, nextFinding, type WalkPosition } from './findingWalk.ts';

/**
 * Going to findings: to one that was chosen, or with F8 and Shift+F8 from one to the next.
 *
 * Answers with the key of the one gone to last and how to go to another. Jumps replace the address, so that one step
 * back leads out of the case.
 */
export function useFindingWalk(
  caseNumber: string,
  findings: readonly Finding[],
): { readonly current: string | null; readonly go: (finding: Finding) => void } {
  const navigate = useNavigate();
  const [at, setAt] = useState<WalkPosition | null>(null);

  function go(finding: Finding, position?: WalkPosition) {
    setAt(position ?? { key: findingKey(finding), index: findings.indexOf(finding) });
    const { tab } = findingPlace(finding.where);
    void navigate(addresses.caseAt(caseNumber, tab, finding.where), { replace: true });
  }

  const walk = useRef<(direction: 1 | -1) => void>(() => {});
  useEffect(() => {
    walk.current = (direction) => {
      const next = nextFinding(findings, at, direction);
      if (next) go(next.finding, next.position);
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      walk.current(event.shiftKey ? -1 : 1);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  return { current: at?.key ?? null, go: (finding) => go(finding) };
}
