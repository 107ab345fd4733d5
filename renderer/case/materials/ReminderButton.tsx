import { CopyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Tooltip, Typography } from 'antd';
import type { OpenedCase } from '#shared/api/cases.ts';
import { emptyAgency } from '#shared/filing/agency.ts';
import { reminderText } from '#shared/filing/reminderText.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useCopyText } from '../../parts/useCopyText.ts';

/** Copies a message for the client: what is missing, what must be photographed again. */
export function ReminderButton({ opened }: { opened: OpenedCase }) {
  const { queries } = useDesk();
  const { message, modal } = App.useApp();
  const copy = useCopyText();
  const agency = useQuery(queries.agency.get.queryOptions());
  const text = reminderText(opened, agency.data ?? emptyAgency);

  const onCopy = () => {
    if (text === null) return;
    if (copy(text)) message.success('催办话术已复制，到微信里粘贴就可以发。');
    else
      modal.info({
        title: '没能自动复制',
        content: (
          <>
            <p>请选中下面的文字，自己复制：</p>
            <Typography.Paragraph style={{ whiteSpace: 'pre-wrap', userSelect: 'text' }}>{text}</Typography.Paragraph>
          </>
        ),
        okText: '知道了',
      });
  };
  return (
    <Tooltip title={text === null ? '没有要向客户催的材料' : ''}>
      <Button icon={<CopyOutlined aria-hidden />} disabled={text === null || agency.isPending} onClick={onCopy}>
        复制催办话术
      </Button>
    </Tooltip>
  );
}
