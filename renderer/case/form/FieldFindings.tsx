import { Flex } from 'antd';
import type { Finding } from '#shared/filing/finding.ts';
import { FindingNote } from '../../parts/FindingNote.tsx';
import { findingKey } from '../findings/findingWalk.ts';

/** The findings beside a field. That something is still empty needs no advice how to fill it. */
export function FieldFindings({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <Flex vertical gap={6} style={{ paddingTop: 4 }}>
      {findings.map((finding) => (
        <FindingNote
          key={findingKey(finding)}
          finding={finding}
          detail={finding.rule === 'form.required' ? 'message' : 'remedy'}
        />
      ))}
    </Flex>
  );
}
