import { Button, Flex, Typography } from 'antd';
import { asSentence } from '#shared/filing/asSentence.ts';
import type { Finding } from '#shared/filing/finding.ts';
import { kindLabels } from '#shared/filing/findingKind.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { sayInPlace } from '#shared/filing/sayInPlace.ts';
import { canBeOverridden } from '#shared/filing/settlement.ts';
import { saySource } from '#shared/rules/saySource.ts';
import { groupByKind } from './fieldFindings.ts';
import { findingKey } from './findingWalk.ts';
import { ToFillList } from './ToFillList.tsx';

const colours = { wrong: 'danger', should: 'warning', hint: 'secondary' } as const;

/** All findings of a case by kind: each leads to the place where it is put right. */
export function FindingsList({
  findings,
  current,
  onGo,
  onOverride,
}: {
  findings: readonly Finding[];
  /** The key of the finding one went to last. */
  current: string | null;
  onGo: (finding: Finding) => void;
  /** Somebody stands by it. What is not filled in yet is no opinion: it has no such way out. */
  onOverride: (finding: Finding) => void;
}) {
  if (findings.length === 0) {
    return <Typography.Paragraph type="success">没有问题，可以准备提交了。</Typography.Paragraph>;
  }
  return (
    <Flex vertical gap={12}>
      {groupByKind(findings).map(({ kind, findings: group }) =>
        kind === 'missing' ? (
          <ToFillList key={kind} findings={group} current={current} onGo={onGo} />
        ) : (
          <section key={kind} aria-label={`${kindLabels[kind]} ${group.length} 个`}>
            <Typography.Text strong type={colours[kind]}>
              {kindLabels[kind]} {group.length}
            </Typography.Text>
            <ul style={{ listStyle: 'none', margin: '4px 0 0', padding: 0 }}>
              {group.map((finding) => (
                <li key={findingKey(finding)}>
                  <FindingLink finding={finding} isCurrent={findingKey(finding) === current} onGo={onGo} />
                  {canBeOverridden(finding) && (
                    <div className="beian-override">
                      <Button
                        type="text"
                        size="small"
                        aria-label={`写明理由，不再算问题：${finding.message}`}
                        onClick={() => onOverride(finding)}
                      >
                        写明理由…
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </Flex>
  );
}

function FindingLink({
  finding,
  isCurrent,
  onGo,
}: {
  finding: Finding;
  isCurrent: boolean;
  onGo: (finding: Finding) => void;
}) {
  const said = sayInPlace(finding);
  return (
    <button
      type="button"
      className="beian-finding"
      data-rule={finding.rule}
      {...(isCurrent ? { 'aria-current': true } : {})}
      onClick={() => onGo(finding)}
    >
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {placeLabel(finding.where)}
      </Typography.Text>
      <br />
      <Typography.Text>{asSentence(said.message)}</Typography.Text>
      <br />
      <Typography.Text type="secondary">{asSentence(said.remedy)}</Typography.Text>
      <br />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        依据：{saySource(finding.source)}（{finding.asOf}）
      </Typography.Text>
    </button>
  );
}
