import { Button, Flex, Tag, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Rejection } from '#shared/api/caseHistory.ts';
import { casePlaceOf } from '#shared/filing/casePlace.ts';
import { placeLabel } from '#shared/filing/placeLabel.ts';
import { foresightLabels } from '#shared/rules/rejectionReasons.ts';
import { addresses } from '../../app/addresses.ts';
import { OwnRuleDialog } from './OwnRuleDialog.tsx';

/** What the desk makes of a reason: the field it names, reasons it is like, and a rule of one's own made of it. */
export function ReasonRead({
  caseNumber,
  reason,
  province,
}: {
  caseNumber: string;
  reason: Rejection['reasons'][number];
  province: string | null;
}) {
  const [making, setMaking] = useState(false);
  const { where, known, codes, ownRuleId } = reason;
  return (
    <Flex gap="4px 10px" align="center" wrap style={{ marginTop: 4 }}>
      {where !== null && (
        <Link to={addresses.caseAt(caseNumber, casePlaceOf(where).tab, where)}>去改“{placeLabel(where)}”</Link>
      )}
      {codes.map(({ code, name, asks }) => (
        <Typography.Text key={code} type="secondary">
          <span className="beian-number">{code}</span>：{name}，{asks}。
        </Typography.Text>
      ))}
      {known.map(({ id, title, how, note }) => (
        <Tooltip key={id} title={`${foresightLabels[how]}：${note}`}>
          <Tag variant="filled" style={{ margin: 0 }}>
            常见：{title}
          </Tag>
        </Tooltip>
      ))}
      {ownRuleId === null ? (
        <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => setMaking(true)}>
          记成规则
        </Button>
      ) : (
        <Typography.Text type="secondary">
          已记成规则（
          <Link to={addresses.settings('own')} className="beian-link-in-text">
            查看
          </Link>
          ）
        </Typography.Text>
      )}
      {making && <OwnRuleDialog reason={reason} province={province} onClose={() => setMaking(false)} />}
    </Flex>
  );
}
