import { Flex, Typography } from 'antd';
import type { Finding } from '#shared/filing/finding.ts';
import { kindLabels } from '#shared/filing/findingKind.ts';
import { findingKey } from './findingWalk.ts';
import { toFillOf, toFillWords } from './toFill.ts';

/** What is still to be filled in: a calm list part by part. Nothing in it is a mistake. */
export function ToFillList({
  findings,
  current,
  onGo,
}: {
  findings: readonly Finding[];
  current: string | null;
  onGo: (finding: Finding) => void;
}) {
  return (
    <section aria-label={`${kindLabels.missing} ${findings.length} 个`}>
      <Typography.Text strong>还有 {findings.length} 项要填</Typography.Text>
      {toFillOf(findings).map(({ part, title, findings: group }) => (
        <Flex key={part} vertical gap={4} style={{ marginTop: 8 }}>
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {title} {group.length}
          </Typography.Text>
          <ul className="beian-to-fill" aria-label={`${title}还要填`}>
            {group.map((finding) => (
              <li key={findingKey(finding)}>
                <button
                  type="button"
                  data-rule={finding.rule}
                  title={finding.message}
                  {...(findingKey(finding) === current ? { 'aria-current': true } : {})}
                  onClick={() => onGo(finding)}
                >
                  {toFillWords(finding)}
                </button>
              </li>
            ))}
          </ul>
        </Flex>
      ))}
    </section>
  );
}
