import { FormOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { useReportError } from '../parts/useReportError.ts';

/** Opens the small window of 照着填 beside the console: the host's own, or one of the browser. */
export function FillingButton({ caseNumber }: { caseNumber: string }) {
  const { client, host } = useDesk();
  const report = useReportError();
  const open = () => {
    if (host.opensFilling) client.host.openFilling({ caseNumber }).catch(report);
    else window.open(`#${addresses.filling(caseNumber)}`, 'beian-filling', 'popup,width=400,height=760');
  };
  return (
    <Tooltip title="小窗口，放在平台页面旁边，一项一项照着填">
      <Button icon={<FormOutlined aria-hidden />} onClick={open}>
        照着填
      </Button>
    </Tooltip>
  );
}
