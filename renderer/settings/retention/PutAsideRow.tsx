import { useQuery } from '@tanstack/react-query';
import { Button, Typography } from 'antd';
import { useNavigate } from 'react-router';
import { addresses } from '../../app/addresses.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { SettingRow } from '../vault/SettingRow.tsx';

/** How much was put aside in the tray: it is kept as well, belongs to no case, and is erased from there. */
export function PutAsideRow() {
  const { queries } = useDesk();
  const navigate = useNavigate();
  const { data, error } = useQuery(queries.intake.list.queryOptions({ input: { state: 'dismissed' } }));
  const count = data?.counts.dismissed ?? 0;
  return (
    <SettingRow
      title="收件里放一边的文件"
      about="放一边的图片不属于任何案件，也还保存在资料库里。认得出是哪位客户的，会随案件一起删除；其余不要的，请在收件里选中，再永久删除。"
      action={
        count > 0 ? (
          <Button onClick={() => void navigate(addresses.putAside)}>去看这 {count} 份</Button>
        ) : (
          <Typography.Text type="secondary">{data ? '没有' : ''}</Typography.Text>
        )
      }
    >
      {error && <ErrorNote error={error} />}
    </SettingRow>
  );
}
