import { Button, Flex, Typography } from 'antd';
import { asSentence } from '#shared/filing/asSentence.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import type { OverriddenFinding } from '#shared/filing/settlement.ts';
import { Moment } from '../../parts/Moment.tsx';
import { quietly } from '../progress/useProgressActions.ts';
import type { Settlements } from './useSettlements.ts';

/** What somebody stands by, with who, when and why; each can count again. */
export function OverriddenList({
  caseNumber,
  overridden,
  restore,
}: {
  caseNumber: string;
  overridden: readonly OverriddenFinding[];
  restore: Settlements['restore'];
}) {
  if (overridden.length === 0) return null;
  return (
    <details className="beian-settled">
      <summary>已写明理由 {overridden.length}</summary>
      <ul>
        {overridden.map(({ finding, reason, staff, settledAt }) => (
          <li key={`${finding.rule} ${finding.where} ${finding.message}`}>
            <Flex vertical>
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {placeLabel(finding.where)}
              </Typography.Text>
              <Typography.Text delete>{asSentence(finding.message)}</Typography.Text>
              <Typography.Text>理由：{reason}</Typography.Text>
              <Flex justify="space-between" align="center" gap={8}>
                <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                  {staff ?? '没有写姓名'}，<Moment at={settledAt} />
                </Typography.Text>
                <Button
                  size="small"
                  type="text"
                  loading={restore.isPending}
                  onClick={() =>
                    quietly(
                      restore.mutateAsync({
                        caseNumber,
                        rule: finding.rule,
                        where: finding.where,
                        message: finding.message,
                      }),
                    )
                  }
                >
                  重新算问题
                </Button>
              </Flex>
            </Flex>
          </li>
        ))}
      </ul>
    </details>
  );
}
