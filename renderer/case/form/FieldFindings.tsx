import { Flex } from 'antd';
import type { Finding } from '#shared/filing/finding.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { FindingNote } from '../../parts/FindingNote.tsx';
import { findingKey } from '../findings/findingWalk.ts';

/** The findings beside a field, each with what to do; where something is only missing, the control is the advice. */
export function FieldFindings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <Flex vertical gap={6} style={{ paddingTop: 4 }}>
      {findings.map((finding) => (
        <FindingNote
          key={findingKey(finding)}
          finding={finding}
          detail={kindOf(finding) === 'missing' ? 'message' : 'remedy'}
        />
      ))}
    </Flex>
  );
}
