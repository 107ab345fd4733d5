import { Button, Flex, Radio, Typography, theme } from 'antd';
import { type ReactNode, useState } from 'react';
import type { BundleConflict } from '#shared/api/bundles.ts';
import { sayWhoChanged } from '#shared/bundle/whoChanged.ts';
import { useDesk } from '../app/deskContext.ts';
import { CutText } from '../parts/CutText.tsx';
import { HeldNumber } from '../parts/HeldNumber.tsx';
import { beginningOf } from '../parts/longText.ts';
import { Moment } from '../parts/Moment.tsx';

/**
 * One thing that is another on each side: both values beside each other, one of which is chosen. Arrow keys change sides. Long
 * ones open together: where they differ may be far down.
 */
export function ConflictRow({
  conflict,
  choice,
  onChoose,
}: {
  conflict: BundleConflict;
  choice: 'mine' | 'theirs' | null;
  onChoose: (side: 'mine' | 'theirs') => void;
}) {
  const { client } = useDesk();
  const { id, caseNumber, about, label, mine, theirs, hidden, changed, mineAt, theirsAt } = conflict;
  const [open, setOpen] = useState(false);
  const isLong = [mine, theirs].some((each) => beginningOf(each) !== null);
  const show = (side: 'mine' | 'theirs', title: string) => {
    const said = open ? conflict[side] : (beginningOf(conflict[side]) ?? conflict[side]);
    return hidden ? (
      <HeldNumber
        masked={said}
        label={`${title}，${label}`}
        ask={() => client.bundles.revealConflict({ id }).then((whole) => whole[side])}
      />
    ) : (
      said
    );
  };
  return (
    <Flex gap={12} wrap>
      <div style={{ flex: '1 1 180px', minWidth: 0 }}>
        <CutText strong text={label} />
        <CutText faint text={`${about} · ${caseNumber}`} />
        <Typography.Text type="secondary">{sayWhoChanged(changed)}</Typography.Text>
        {mine === theirs && <Typography.Text type="warning">遮住的几位不同，按住号码对照。</Typography.Text>}
        {isLong && (
          <Button
            type="link"
            size="small"
            aria-expanded={open}
            aria-label={`${open ? '收起' : '看全文'}：${about}的${label}`}
            onClick={() => setOpen(!open)}
            style={{ paddingInline: 0 }}
          >
            {open ? '收起' : '看全文'}
          </Button>
        )}
      </div>
      <Radio.Group
        aria-label={`${about}的${label}`}
        value={choice}
        onChange={({ target }) => onChoose(target.value as 'mine' | 'theirs')}
        style={{ flex: '4 1 480px', display: 'flex', gap: 12 }}
      >
        <Side side="mine" title="用我的" value={show('mine', '我的')} at={mineAt} chosen={choice === 'mine'} />
        <Side
          side="theirs"
          title="用对方的"
          value={show('theirs', '对方的')}
          at={theirsAt}
          chosen={choice === 'theirs'}
        />
      </Radio.Group>
    </Flex>
  );
}

function Side({
  side,
  title,
  value,
  at,
  chosen,
}: {
  side: 'mine' | 'theirs';
  title: string;
  value: ReactNode;
  at: string | null;
  chosen: boolean;
}) {
  const { token } = theme.useToken();
  return (
    <Radio
      value={side}
      style={{
        flex: 1,
        minWidth: 0,
        margin: 0,
        padding: '8px 12px',
        alignItems: 'flex-start',
        border: `1px solid ${chosen ? token.colorPrimary : token.colorBorder}`,
        borderRadius: token.borderRadius,
        background: chosen ? token.colorPrimaryBg : token.colorBgContainer,
      }}
    >
      <Typography.Text type="secondary">{title}</Typography.Text>
      <div style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>{value}</div>
      {at !== null && (
        <Typography.Text type="secondary" style={{ fontSize: token.fontSizeSM }}>
          最后改动 <Moment at={at} />
        </Typography.Text>
      )}
    </Radio>
  );
}
