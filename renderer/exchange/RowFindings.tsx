import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { asSentence } from '#shared/filing/asSentence.ts';
import { type Finding, sortFindings } from '#shared/filing/finding.ts';
import { kindOf } from '#shared/filing/findingKind.ts';
import { KindTag } from '../parts/KindTag.tsx';

/** Findings that are shown before a person asks for the rest. */
const atFirst = 3;

/** What is wrong with a row, one line each: where in the sheet, what, and what to do. `indented` below a row's name. */
export function RowFindings({ findings, indented = true }: { findings: readonly Finding[]; indented?: boolean }) {
  const [open, setOpen] = useState(false);
  if (findings.length === 0) return null;
  const sorted = sortFindings(findings);
  const shown = open ? sorted : sorted.slice(0, atFirst);
  return (
    <Flex vertical gap={4} style={{ paddingInlineStart: indented ? 76 : 0 }}>
      {shown.map((finding) => (
        <Flex key={`${finding.rule} ${finding.where} ${finding.message}`} gap={8} align="baseline">
          <KindTag kind={kindOf(finding)} />
          <span style={{ overflowWrap: 'anywhere' }}>
            {asSentence(finding.message)}{' '}
            <Typography.Text type="secondary">{asSentence(finding.remedy)}</Typography.Text>
          </span>
        </Flex>
      ))}
      {shown.length < sorted.length && (
        <Button type="link" size="small" onClick={() => setOpen(true)} style={{ alignSelf: 'flex-start', padding: 0 }}>
          再看 {sorted.length - shown.length} 条
        </Button>
      )}
    </Flex>
  );
}
