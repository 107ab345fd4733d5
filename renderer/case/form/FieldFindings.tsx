import { Flex } from 'antd';
import type { Finding } from '#shared/filing/finding.ts';
import { FindingNote } from '../../parts/FindingNote.tsx';
import { findingKey } from '../findings/findingWalk.ts';

/** Rules that only say that something is still empty: the control beside them is the advice. */
const emptiness: ReadonlySet<string> = new Set([
  'form.required',
  'form.roleMissing',
  'form.legalRepresentativeMissing',
]);

/** The findings beside a field, each with what to do. */
export function FieldFindings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <Flex vertical gap={6} style={{ paddingTop: 4 }}>
      {findings.map((finding) => (
        <FindingNote
          key={findingKey(finding)}
          finding={finding}
          detail={emptiness.has(finding.rule) ? 'message' : 'remedy'}
        />
      ))}
    </Flex>
  );
}
